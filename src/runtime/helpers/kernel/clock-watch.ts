import { seconds } from "../../../base/duration.ts";
import { Emitter } from "../../../base/emitter.ts";
import type { FlowContext } from "../../core/flow-context.ts";

/** How soon a step of the wall clock is noticed. */
const period = seconds(30);
/** Smaller differences are two clocks drifting apart, or jitter of reading them one after the other. Milliseconds. */
const tolerance = 100;

const watches = new WeakMap<FlowContext, Emitter<void>>();

/** Calls when the wall clock was set, forth or back, while the flow ran. One timer serves all helpers of a flow. */
export function onClockSet(flow: FlowContext, listener: () => void): void {
  const watch = watches.get(flow) ?? startWatch(flow);
  watch.on(listener);
}

function startWatch(flow: FlowContext): Emitter<void> {
  const { clock } = flow;
  const steps = new Emitter<void>();
  let offset = clock.wall() - clock.monotonic();
  const timer = flow.timer("(clock watch)", () => {
    timer.start(period);
    const present = clock.wall() - clock.monotonic();
    const stepped = Math.abs(present - offset) > tolerance;
    offset = present;
    if (stepped) steps.emit();
  });
  timer.start(period);
  watches.set(flow, steps);
  return steps;
}
