import { seconds } from "../../../base/duration.ts";
import type { FlowContext } from "../../core/flow-context.ts";

/** By then retained and queried states have arrived. */
const settlingTime = seconds(1);

const settledAt = new WeakMap<FlowContext, { time: number | undefined }>();

/**
 * What became due while the process was away must not be acted upon before the home has answered: conditions would be
 * unknown, and commands that wait for the broker too long are dropped. To be asked in the set-up of a flow first.
 *
 * Returns when to act at the earliest, in monotonic milliseconds: a moment that has passed once the home has settled, else
 * the moment to ask again.
 */
export function earliestAction(flow: FlowContext): number {
  const settled = settledAt.get(flow) ?? watch(flow);
  return settled.time ?? flow.clock.monotonic() + settlingTime;
}

function watch(flow: FlowContext): { time: number | undefined } {
  const now = flow.clock.monotonic();
  // A deploy finds a home that has long settled.
  const settled = { time: flow.startKind === "first" ? undefined : now };
  settledAt.set(flow, settled);
  flow.home.onConnect.on(() => {
    settled.time ??= flow.clock.monotonic() + settlingTime;
  });
  return settled;
}
