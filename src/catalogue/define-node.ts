import type { Json, JsonObject } from "../base/json.ts";
import type { Emission, EmitContext, PinContext } from "./emission.ts";
import { type Fields, readSettings, type SettingProblem, type SettingsOf } from "./field.ts";
import type { Pins } from "./pins.ts";

/** Groups of the palette, in its order. */
export const paletteGroups = ["Devices", "When", "While", "Values", "Time", "State", "Do", "Structure"] as const;
export type PaletteGroup = (typeof paletteGroups)[number];

/** What a flow needs from outside, collected over its nodes. */
export interface Uses {
  /** MQTT topics it listens to or publishes, apart from those of devices. */
  readonly topics?: readonly string[];
  readonly services?: readonly Service[];
}
export type Service = "http-server" | "http-client" | "notify" | "location" | "code" | "commands";

/** A flow that shows the kind at work. It is compiled, type-checked and run by the tests. */
export interface NodeExample {
  readonly title: string;
  /** A flow file for `exampleHome`. */
  readonly flow: JsonObject;
  /** Flow files that it calls, by path as seen from it. */
  readonly subflows?: { readonly [path: string]: JsonObject };
}

/** What makes a subflow callable. */
export type SubflowPart = "input" | "output" | "parameter";

/** Something that a kind's own check found. */
export interface NodeProblem {
  readonly setting?: string;
  readonly input?: string;
  /** Goes on after the setting's or pin's name: "must be below the upper limit". */
  readonly problem: string;
}

/**
 * How the state of a kind goes over to a new version of its flow. `lost`: not at all. Else to the node of the same id, unless one
 * of the settings `resetBy` has changed, after which the runtime cannot use it. It is all said for people; the runtime does it by itself.
 */
export type KeptState = "lost" | { readonly resetBy: readonly string[] };

/** Words that a kind waits for at one of its inputs. */
export interface WordComparison {
  readonly input: string;
  /** The setting that lists them. */
  readonly setting: string;
  readonly words: readonly string[];
}

export interface NodeSpec<F extends Fields> {
  /** Its word in flow files. */
  readonly kind: string;
  readonly title: string;
  readonly group: PaletteGroup;
  /** What it does, for people: first sentence short, then what one has to know. Required. */
  readonly help: string;
  /**
   * One line that says what a node of this kind does, for titles: "If {a} is {is} {b}". `{x}` is a setting, or what an input
   * brings; `{x?}` is nothing where there is none. See `phraseOf`.
   */
  readonly phrase?: string;
  /** Further words to find it by. */
  readonly keywords?: readonly string[];
  readonly settings: F;
  /** Its pins; a function where they depend on settings, on what is connected, or on the home. */
  readonly pins: Pins | ((context: PinContext, settings: SettingsOf<F>) => Pins);
  /** What it is in the program. Pure; called only for nodes without errors. */
  readonly emit: (context: EmitContext, settings: SettingsOf<F>) => Emission;
  /** What fields and pins cannot say: how settings go together. */
  readonly check?: (context: PinContext, settings: SettingsOf<F>) => readonly NodeProblem[];
  /** Its state can survive a restart (`durable` in the file). */
  readonly durable?: boolean;
  /** What becomes of its state when the flow is exchanged for a new version. Default: kept where `durable`, else it has none. */
  readonly state?: KeptState;
  /** What it is to the callers of the subflow that it stands in; other flows must not have it. */
  readonly subflowPart?: SubflowPart;
  /** While disabled: which outputs carry on what arrives at which input. */
  readonly bypass?: { readonly [input: string]: string };
  readonly uses?: (settings: SettingsOf<F>) => Uses;
  /** Words that may never come without being an error: the analysis of the home says so. */
  readonly compares?: (settings: SettingsOf<F>) => readonly WordComparison[];
  readonly examples: readonly NodeExample[];
}

/** A kind whose settings have been read. */
export interface ConfiguredNode {
  readonly problems: readonly SettingProblem[];
  /** Undefined when the settings cannot be used. */
  readonly usable:
    | {
        pins(context: PinContext): Pins;
        check(context: PinContext): readonly NodeProblem[];
        emit(context: EmitContext): Emission;
        readonly uses: Uses;
        readonly compares: readonly WordComparison[];
      }
    | undefined;
}

/** A kind of node as the compiler and the editor see it. */
export interface NodeKind {
  readonly kind: string;
  readonly title: string;
  readonly group: PaletteGroup;
  readonly help: string;
  readonly phrase: string | undefined;
  readonly keywords: readonly string[];
  readonly fields: Fields;
  readonly durable: boolean;
  readonly state: KeptState | undefined;
  readonly subflowPart: SubflowPart | undefined;
  readonly bypass: ReadonlyMap<string, string>;
  readonly examples: readonly NodeExample[];
  configure(settings: ReadonlyMap<string, Json>): ConfiguredNode;
}

/** Declares a kind of node: data plus two pure functions (`emit`, optional `check`). */
export function defineNode<const F extends Fields>(spec: NodeSpec<F>): NodeKind {
  const {
    kind,
    title,
    group,
    help,
    phrase,
    keywords = [],
    settings: fields,
    durable = false,
    state,
    subflowPart,
    bypass = {},
    examples,
  } = spec;
  return {
    kind,
    title,
    group,
    help,
    phrase,
    keywords,
    fields,
    durable,
    state: state ?? (durable ? { resetBy: [] } : undefined),
    subflowPart,
    bypass: new Map(Object.entries(bypass)),
    examples,
    configure(json) {
      const { settings, problems } = readSettings(fields, json);
      if (settings === undefined) return { problems, usable: undefined };
      const { pins, check, emit, uses, compares } = spec;
      return {
        problems,
        usable: {
          pins: (context) => (typeof pins === "function" ? pins(context, settings) : pins),
          check: (context) => check?.(context, settings) ?? [],
          emit: (context) => emit(context, settings),
          uses: uses?.(settings) ?? {},
          compares: compares?.(settings) ?? [],
        },
      };
    },
  };
}

/** All kinds by their word. */
export type Catalogue = ReadonlyMap<string, NodeKind>;

export function makeCatalogue(kinds: readonly NodeKind[]): Catalogue {
  return new Map(kinds.map((kind) => [kind.kind, kind]));
}
