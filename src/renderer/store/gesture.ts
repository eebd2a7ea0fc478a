import { createStore, type StoreApi } from "zustand/vanilla";
import type { Point } from "../../drawing/layout.ts";

/** What the hand is doing on the canvas. Gone when the gesture ends; edits are made then. */
export interface Gesture {
  /** Nodes being dragged, and where they are at the moment. */
  readonly positions: ReadonlyMap<string, Point>;
  /** The pin a wire is being drawn from. */
  readonly wiring: { readonly node: string; readonly pin: string; readonly side: "input" | "output" } | undefined;
  /** Pins that are shown because they were just chosen, by node. */
  readonly chosenPins: ReadonlyMap<string, ReadonlySet<string>>;
}

export type GestureStore = StoreApi<Gesture>;

export function createGestureStore(): GestureStore {
  return createStore<Gesture>(() => ({ positions: new Map(), wiring: undefined, chosenPins: new Map() }));
}

/** Shows a pin on its node until the flow is closed, so that something can be wired to it. */
export function choosePin(store: GestureStore, node: string, pin: string): void {
  const { chosenPins } = store.getState();
  const pins = new Set(chosenPins.get(node)).add(pin);
  store.setState({ chosenPins: new Map(chosenPins).set(node, pins) });
}
