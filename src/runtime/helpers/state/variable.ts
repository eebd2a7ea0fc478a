import type { Json } from "../../../base/json.ts";
import type { SettableValue } from "../../core/cell.ts";
import type { Value } from "../../core/values.ts";
import { asJson } from "../kernel/as-json.ts";
import { type DurableOption, type Helper, helperPriority, setUpHelper } from "../kernel/helper.ts";
import { withMembers } from "../kernel/with-members.ts";

export interface Variable<T> extends Value<T> {
  set(value: T): void;
}

export interface NumberVariable extends Variable<number> {
  /** Adds to the present value; does nothing while that is unknown. */
  add(delta: number): void;
}

export interface VariableOptions extends DurableOption {
  /** One variable of this id for the whole home, instead of one per flow. */
  readonly shared?: boolean;
}

/**
 * A value that the flow sets and reads, `initial` until first set (`undefined`: unknown until then). Durable: survives a
 * restart; a stored value of another type than `initial` is dropped with a warning. Throws when told to store what JSON
 * cannot say.
 */
export function variable(id: string, initial: number, options?: VariableOptions): NumberVariable;
export function variable<T>(id: string, initial: T | undefined, options?: VariableOptions): Variable<T>;
export function variable<T>(id: string, initial: T | undefined, options: VariableOptions = {}): Variable<T> {
  return setUpHelper("variable", id, options, (helper) => {
    const shared = options.shared === true;
    const state = shared && helper.durable ? helper.flow.durable(id, { shared }) : helper.state;
    const start = restored(helper, state.read(), initial);
    const cell: SettableValue<T> = shared ? helper.flow.sharedCell(id, start) : helper.cell(start);
    cell.onChange((value) => state.write(storable(helper, value)), { first: true, resync: true, priority: helperPriority });
    return withMembers(cell, {
      add: (delta: number) => {
        // Typed by the overloads: only a variable that starts with a number has `add`.
        if (typeof cell.value === "number") cell.set((cell.value + delta) as T);
      },
    });
  });
}

function restored<T>(helper: Helper, stored: Json | undefined, initial: T | undefined): T | undefined {
  if (stored === undefined) return initial;
  // What was stored was a T when it was stored; JSON keeps it as it was, and the check below finds a T that has changed since.
  if (initial === undefined || shape(stored) === shape(initial)) return stored as T;
  helper.flow.log("warning", `The stored value of the variable "${helper.id}" is a ${shape(stored)}, not a ${shape(initial)}; dropped.`);
  return initial;
}

function shape(value: unknown): string {
  if (Array.isArray(value)) return "list";
  if (value === null) return "null";
  return typeof value === "object" ? "record" : typeof value;
}

function storable<T>(helper: Helper, value: T): Json | undefined {
  const json = asJson(value);
  if (json === undefined && helper.durable) {
    throw new Error(`The variable "${helper.id}" is durable, but its value cannot be stored as JSON.`);
  }
  return json;
}
