import type { EntityDescription, EventDescription, NumberDescription } from "../../z2m/description.ts";
import { type FoldedWord, foldWord, type Gesture, gestures, type Turn } from "./fold-word.ts";

/** Something that is done with one button: all words that say it. */
export interface ButtonGesture {
  /** `button_1.press`; without the button where a remote has only one. */
  readonly pin: string;
  readonly button: string;
  readonly property: EventDescription;
  readonly words: readonly string[];
}

/** A dial whose turns come with an amount. */
export interface Dial {
  readonly pin: string;
  readonly button: string;
  readonly property: EventDescription;
  readonly turns: readonly { readonly words: readonly string[]; readonly to: Turn }[];
  readonly amount: NumberDescription;
}

/** A word without a gesture to itself, under the pin that it has in the device's own node. */
export interface LooseWord {
  readonly pin: string;
  readonly property: EventDescription;
  readonly word: string;
}

export interface RemoteGestures {
  readonly properties: readonly EventDescription[];
  readonly gestures: readonly ButtonGesture[];
  readonly dials: readonly Dial[];
  readonly words: readonly LooseWord[];
}

/** Where the amount of a turn is, the best first. A step of a level says by how much the level is to change. */
const stepAmounts = ["action_step_size"];
const turnAmounts = ["action_rotation_angle", "action_angle", "action_rotation_percent", "action_time", "action_step_size"];

const known = new WeakMap<EntityDescription, RemoteGestures>();

/** What can be done with a remote, by button, in the order of its words. Worked out once for each description. */
export function gesturesOf(entity: EntityDescription): RemoteGestures {
  const before = known.get(entity);
  if (before !== undefined) return before;
  const properties = entity.properties.filter((property) => property.type === "event");
  const folded = properties.map((property) => foldProperty(property, entity));
  const remote: RemoteGestures = {
    properties,
    gestures: folded.flatMap((one) => one.gestures),
    dials: folded.flatMap((one) => one.dials),
    words: folded.flatMap((one) => one.words),
  };
  known.set(entity, remote);
  return remote;
}

interface Said extends FoldedWord {
  readonly word: string;
}

function foldProperty(property: EventDescription, entity: EntityDescription): Omit<RemoteGestures, "properties"> {
  // A few devices have an `action_l1` beside or instead of their `action`: its buttons belong to that endpoint.
  const prefix = property.id === "action" ? "" : property.id.replace(/^action_/, "");
  const said = property.words.flatMap((word): Said[] => {
    const folded = foldWord(word);
    return folded === undefined ? [] : [{ ...folded, word, button: [prefix, folded.button].filter((part) => part !== "").join("_") }];
  });
  const buttons = [...new Set(said.map(({ button }) => button))];
  const collected = buttons.flatMap((button) =>
    gestures.flatMap((gesture): ButtonGesture[] => {
      const words = wordsOf(said, (one) => one.button === button && one.gesture === gesture);
      return words.length === 0 ? [] : [{ pin: pinOf(button, gesture), button, property, words }];
    }),
  );
  const dials = buttons.flatMap((button) => dialOf(button, said, property, entity) ?? []);
  const inGesture = new Set(collected.flatMap(({ words }) => (words.length === 1 ? words : [])));
  // "recall_*" stands for words that cannot be listed: they are heard through the whole action.
  const loose = property.words.filter((word) => !inGesture.has(word) && !word.includes("*"));
  return { gestures: collected, dials, words: loose.map((word) => ({ pin: `${property.id}.${word}`, property, word })) };
}

function dialOf(button: string, said: readonly Said[], property: EventDescription, entity: EntityDescription): Dial | undefined {
  const turned = said.filter((one) => one.button === button && one.turn !== undefined);
  const amount = amountOf(entity, turned.some(({ isStep }) => isStep === true) ? stepAmounts : turnAmounts);
  if (turned.length === 0 || amount === undefined) return undefined;
  const turns = (["left", "right", "signed"] as const).map((to) => ({ to, words: wordsOf(turned, ({ turn }) => turn === to) }));
  return { pin: pinOf(button, "turn"), button, property, turns: turns.filter(({ words }) => words.length > 0), amount };
}

function wordsOf(said: readonly Said[], isMeant: (one: Said) => boolean): readonly string[] {
  return said.filter(isMeant).map(({ word }) => word);
}

function pinOf(button: string, gesture: Gesture | "turn"): string {
  return button === "" ? gesture : `${button}.${gesture}`;
}

function amountOf(entity: EntityDescription, ids: readonly string[]): NumberDescription | undefined {
  for (const id of ids) {
    const property = entity.properties.find((each) => each.id === id);
    if (property?.type === "number") return property;
  }
  return undefined;
}
