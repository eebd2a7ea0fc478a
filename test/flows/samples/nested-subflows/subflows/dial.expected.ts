// Generated from flows/subflows/dial.json by ziggy-flow 0.1.0. Edit the flow, not this file.
import { atLeast, derived, eventOutput, subflow, variable } from "ziggy-flow";
import type { E2001, Home } from "../../generated/home";

export interface DialParameters {
  readonly remote: E2001;
  /** From how many steps on it counts as far. */
  readonly size?: number;
}

/** Counts a remote's presses, and says which way was last. */
export const dial = subflow((_home: Home, { remote, size = 10 }: DialParameters) => {
  const steps = variable("steps", 0, { durable: true });
  const many = derived(() => atLeast(steps.value, size));
  const step = eventOutput<number>("step");

  remote.action.on((action) => {
    if (action === "arrow_right_click") steps.add(5);
  });

  steps.onChange((value) => step.fire(value));

  function turn(word: "on" | "back"): void {
    switch (word) {
      case "on":
        steps.add(5);
        break;
      case "back":
        steps.set(0);
        break;
    }
  }

  return { turn, far: many, step };
});
