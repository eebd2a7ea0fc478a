import type { Value } from "../../core/values.ts";
import { type DurableOption, helperPriority, setUpHelper } from "../kernel/helper.ts";
import { withMembers } from "../kernel/with-members.ts";

export interface CounterOptions extends DurableOption {
  /** Where it starts and what a reset goes back to. Default 0. */
  readonly initial?: number;
  readonly min?: number;
  readonly max?: number;
  /** Beyond one end it goes on at the other: for stepping through scenes. Needs both ends. */
  readonly wrap?: boolean;
}

export interface Counter extends Value<number> {
  readonly value: number;
  increment(by?: number): void;
  decrement(by?: number): void;
  reset(): void;
}

/** Counts, between `min` and `max` where given. Durable: goes on after a restart. Throws for limits that make no sense. */
export function counter(id: string, options: CounterOptions = {}): Counter {
  const { initial = 0, min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY, wrap = false } = options;
  if (!(min <= max)) throw new Error(`counter("${id}", …): "min" (${min}) must not be greater than "max" (${max}).`);
  if (wrap && !Number.isFinite(max - min)) throw new Error(`counter("${id}", …): to wrap it needs "min" and "max".`);

  function within(value: number): number {
    if (!wrap) return Math.max(min, Math.min(max, value));
    const size = max - min + 1;
    return min + ((((value - min) % size) + size) % size);
  }

  return setUpHelper("counter", id, options, (helper) => {
    const stored = helper.state.read();
    const cell = helper.cell<number>(within(typeof stored === "number" ? stored : initial));
    cell.onChange((value) => helper.state.write(value), { resync: true, priority: helperPriority });
    const add = (by: number): void => cell.set(within((cell.value ?? initial) + by));
    // A cell that starts known and is only ever set to numbers has a value at all times.
    return withMembers(cell, {
      increment: (by = 1) => add(by),
      decrement: (by = 1) => add(-by),
      reset: () => cell.set(within(initial)),
    }) as Counter;
  });
}
