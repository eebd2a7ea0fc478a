import type { HomeBase } from "./home-types.ts";

/** A flow before it is started: its name and what sets it up on a home. */
export interface FlowDefinition {
  readonly ziggyFlow: "flow";
  /** The flow's id: the file's name without extension. Durable state is keyed by it. */
  readonly name: string;
  readonly setUp: (home: HomeBase) => void;
}

/**
 * Declares a flow: `export default flow("hall-light", (home: Home) => { … })`. The function runs once per start and adds
 * listeners and helpers; all of them are disposed with the flow.
 */
export function flow<H extends HomeBase>(name: string, setUp: (home: H) => void): FlowDefinition {
  // The runner hands over the home that the flow was checked against; the type of that home is only known to the flow.
  return { ziggyFlow: "flow", name, setUp: setUp as (home: HomeBase) => void };
}
