import type { SetRequest } from "./outcome.ts";
import { numberOf } from "./target.ts";

/** Seconds over which to change: the message's own, else the configured default; undefined when neither says anything. 0 is a value. */
export function transitionOf({ message, target }: SetRequest): number | undefined {
  return numberOf(message.get("transition")) ?? target.transition;
}
