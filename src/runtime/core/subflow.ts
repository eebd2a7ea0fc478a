import { currentFlow } from "./flow-context.ts";
import type { HomeBase } from "./home-types.ts";

/**
 * Declares a subflow, a part that several flows can call: `export const dimmer = subflow((home: Home, { lamp }: Parameters) => …)`.
 * A call sets it up within the calling flow under an id of its own: `const hall = dimmer("hall", home, { lamp })`. Whatever
 * it keeps and reports stands below that id. What it gives back is what the caller can use: functions that make something
 * happen in it, values and events. Throws outside a flow.
 */
export function subflow<H extends HomeBase, A extends readonly unknown[], R>(
  setUp: (home: H, ...parameters: A) => R,
): (id: string, home: H, ...parameters: A) => R {
  return (id, home, ...parameters) => {
    const flow = currentFlow(`The subflow "${id}"`);
    return flow.inScope(id, () => {
      const given = setUp(home, ...parameters);
      if (typeof given !== "object" || given === null) return given;
      const entries = Object.entries(given).map(([name, member]) => [name, isFunction(member) ? flow.guard(member) : member] as const);
      // The same members: functions take what they took, and are part of the subflow wherever they are called.
      return Object.fromEntries(entries) as R;
    });
  };
}

function isFunction(member: unknown): member is (payload: unknown) => void {
  return typeof member === "function";
}
