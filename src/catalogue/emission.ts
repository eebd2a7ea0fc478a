import type { Json } from "../base/json.ts";
import type { Expression, Literal } from "../ir/expression.ts";
import type { Statement } from "../ir/statement.ts";
import type { PinRole } from "../model/connect.ts";
import type { PinType } from "../model/pin-type.ts";
import type { EntityDescription, HomeDescription } from "../z2m/description.ts";
import type { SubflowInterface } from "./subflow-interface.ts";

/** Something by pin. Pins whose names come from outside (device properties) need the map. */
export type PinTable<T> = ReadonlyMap<string, T> | { readonly [pin: string]: T };

/** What an output pin is in the program. Outputs that `when` fires are not listed. */
export type Output =
  /** An expression of the present inputs, computed when read. `constant`: never changes. `known`: never unknown. */
  | { readonly type: "pull"; readonly expression: Expression; readonly constant?: boolean; readonly known?: boolean }
  /** An expression of type `Value<T>`: has `.value` and `.onChange`. */
  | { readonly type: "observable"; readonly expression: Expression }
  /** An expression of type `Events<T>`: has `.on`, or something like it under another name. */
  | { readonly type: "events"; readonly expression: Expression; readonly method: string }
  /** The moments at which another output of this node becomes, or an event of it is, one of these words. */
  | { readonly type: "case"; readonly of: string; readonly cases: readonly OutputCase[] }
  /** What the caller of a subflow makes happen: becomes a function, called like the node. */
  | { readonly type: "entry" }
  /** Fires with another output of this node, but carries only a part of what that one does. */
  | { readonly type: "part"; readonly of: string; readonly part: (whole: Expression) => Expression; readonly known: boolean };

/** Words of another output, and what is carried when it is one of them. Without a payload: nothing. */
export interface OutputCase {
  readonly words: readonly Literal[];
  readonly payload?: Input;
}

export function pull(expression: Expression): Output {
  return { type: "pull", expression };
}

/** Computed when read, and never unknown. */
export function knownPull(expression: Expression): Output {
  return { type: "pull", expression, known: true };
}

export function constantOutput(expression: Expression): Output {
  return { type: "pull", expression, constant: true };
}

export function observable(expression: Expression): Output {
  return { type: "observable", expression };
}

export function events(expression: Expression, method = "on"): Output {
  return { type: "events", expression, method };
}

export const entryOutput: Output = { type: "entry" };

export function caseOf(pin: string, is: Literal): Output {
  return casesOf(pin, [{ words: [is] }]);
}

/** Several words that come to the same; each case may carry something of its own. */
export function casesOf(pin: string, cases: readonly OutputCase[]): Output {
  return { type: "case", of: pin, cases };
}

/** `known`: the part is there whenever the whole is. The output named `pin` need not be a pin that can be seen. */
export function partOf(pin: string, part: (whole: Expression) => Expression, known = true): Output {
  return { type: "part", of: pin, part, known };
}

/** The outputs of `booleanOutputs`, from the one that says what `out` is. */
export function booleanOutput(out: Output): PinTable<Output> {
  return new Map([
    ["out", out],
    ["true", caseOf("out", true)],
    ["false", caseOf("out", false)],
  ]);
}

/** What arrives at an input: an expression and what is known of it. */
export interface Input {
  /** `undefined` where an event carries nothing. */
  readonly expression: Expression;
  readonly type: PinType;
  /** Certainly not unknown: a written value, or the payload of an event or change. */
  readonly known: boolean;
}

/** What a node is in the program. */
export interface Emission {
  /** The helper of the runtime that keeps this node's state. Becomes `const <id> = …`; mention it as `context.self`. */
  readonly object?: Expression;
  readonly outputs?: PinTable<Output>;
  /** What happens when an event input fires. The statements stand in the listener of whatever makes it fire. */
  readonly when?: PinTable<(payload: Input) => readonly Statement[]>;
  /** Something happens by the object alone: it is written even if nothing mentions it. */
  readonly acts?: boolean;
  /** What the caller of this subflow gets under the node's id. */
  readonly result?: Expression;
}

/** A role that is bound to something in the home. */
export interface BoundRole {
  /** The device or group object. */
  readonly expression: Expression;
  readonly entity: EntityDescription;
  /** The expression is a list of devices, and the entity what they have in common: a parameter of the subflow. */
  readonly isList: boolean;
}

/** What a kind may ask about its node while it says what its pins are. */
export interface PinContext {
  readonly home: HomeDescription;
  /** The device or group behind a role; undefined where the role is not bound. */
  role(name: string): EntityDescription | undefined;
  /** The same for kinds that take lists, too: of a parameter that is a list, what its devices have in common. */
  roleOrList(name: string): { readonly entity: EntityDescription; readonly isList: boolean } | undefined;
  /** The subflow that is called by this path; undefined where it cannot be called. */
  subflow(path: string): SubflowInterface | undefined;
  /** What a parameter of this subflow brings; undefined where it has none of this name that is a value. */
  parameter(name: string): PinType | undefined;
  /** What the wires into an input bring; undefined without a wire. */
  connected(input: string): PinType | undefined;
  /** Whether the wires into an input come from events or from values; events where there are both. Undefined without a wire. */
  connectedRole(input: string): PinRole | undefined;
  /** The literal written into an input. */
  written(input: string): Json | undefined;
}

/** What a kind may ask while it emits. Everything has been checked before: pins exist, types fit, inputs are there. */
export interface EmitContext {
  /** The node's id: first argument of every helper. */
  readonly id: string;
  /** `home`, for what is not a role. */
  readonly home: Expression;
  readonly homeDescription: HomeDescription;
  /** The node's own helper (`Emission.object`). */
  readonly self: Expression;
  /** The node's durable flag as an option's value; undefined where it is not set. */
  readonly durable: Expression | undefined;
  role(name: string): BoundRole;
  /** The function of a subflow that `PinContext.subflow` knew, and what it takes. */
  subflow(path: string): { readonly callee: Expression; readonly interface: SubflowInterface };
  /** What the caller of this subflow handed in for a parameter, or for a value input by the id of its node. */
  handedIn(as: "parameter" | "input", name: string): Expression;
  /** Whether an input has a wire or a written value, or whether something is wired to an output. */
  isUsed(pin: string): boolean;
  /** The pins that wires or written values mention, in a fixed order. */
  readonly usedInputs: readonly string[];
  readonly usedOutputs: readonly string[];
  /** A value input, to be read. */
  input(pin: string): Input;
  /** All sources of a value input that takes several wires, in a fixed order. */
  inputs(pin: string): readonly Input[];
  /** A value input as `Value<T>`, for helpers that listen (`use: "observe"`). */
  observe(pin: string): Expression;
  /** What feeds an event input as `Events<T>`, where it is one source that has one; undefined where it has to be fired. */
  eventSource(pin: string): Expression | undefined;
  /** The literal of a value input that was written or is its default; undefined where it has a wire or nothing. */
  literal(pin: string): Json | undefined;
  /** The type of a pin after everything is connected. */
  typeOf(pin: string): PinType;
  /** Whether an input is fired rather than read, for kinds whose pins are either. */
  isEvent(input: string): boolean;
  /**
   * The statements of everything wired to an event output, with what it carries. Nothing where nothing is wired. A payload
   * that may be unknown is tested first: what would act on the unknown does not act.
   */
  fire(pin: string, payload?: Input): readonly Statement[];
}

/** What a table says for a pin. */
export function pinIn<T>(table: PinTable<T> | undefined, pin: string): T | undefined {
  if (table === undefined) return undefined;
  if (isMap(table)) return table.get(pin);
  return Object.hasOwn(table, pin) ? table[pin] : undefined;
}

function isMap<T>(table: PinTable<T>): table is ReadonlyMap<string, T> {
  return table instanceof Map;
}
