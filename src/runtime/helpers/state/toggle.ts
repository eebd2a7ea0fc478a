import type { Value } from "../../core/values.ts";
import { type DurableOption, helperPriority, setUpHelper } from "../kernel/helper.ts";
import { withMembers } from "../kernel/with-members.ts";

export interface Toggle extends Value<boolean> {
  readonly value: boolean;
  flip(): void;
  set(on: boolean): void;
}

/** A switch in the flow itself: never unknown, `initial` (default false) until first set. Durable: survives a restart. */
export function toggle(id: string, options: DurableOption & { readonly initial?: boolean } = {}): Toggle {
  return setUpHelper("toggle", id, options, (helper) => {
    const stored = helper.state.read();
    const cell = helper.cell<boolean>(typeof stored === "boolean" ? stored : (options.initial ?? false));
    cell.onChange((on) => helper.state.write(on), { resync: true, priority: helperPriority });
    // A cell that starts known and is only ever set to true or false has a value at all times.
    return withMembers(cell, { flip: () => cell.set(cell.value !== true) }) as Toggle;
  });
}
