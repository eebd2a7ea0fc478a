import type { Value } from "../../core/values.ts";
import { type DurableOption, helperPriority, setUpHelper } from "../kernel/helper.ts";
import { withMembers } from "../kernel/with-members.ts";

export interface Latch extends Value<boolean> {
  readonly value: boolean;
  set(): void;
  reset(): void;
}

/** True from `set` until `reset`, however often either is called: an alarm until somebody has seen it. Durable: survives a restart. */
export function latch(id: string, options: DurableOption = {}): Latch {
  return setUpHelper("latch", id, options, (helper) => {
    const cell = helper.cell<boolean>(helper.state.read() === true);
    // Taken before the cell gets the `set` that users see.
    const put = cell.set.bind(cell);
    cell.onChange((on) => helper.state.write(on), { resync: true, priority: helperPriority });
    // A cell that starts known and is only ever set to true or false has a value at all times.
    return withMembers(cell, { set: () => put(true), reset: () => put(false) }) as unknown as Latch;
  });
}
