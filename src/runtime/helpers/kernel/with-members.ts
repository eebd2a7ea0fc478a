import type { Value } from "../../core/values.ts";

/**
 * Adds members to a cell and returns the cell itself, typed as what users of the helper see. The cell itself and not a view
 * of it, since values worked out from it must find their place in the order of announcements.
 */
export function withMembers<V extends Value<unknown>, Members extends object>(cell: V, members: Members): V & Members {
  // Descriptors, not values: `remaining` and its like are worked out when read.
  return Object.defineProperties(cell, Object.getOwnPropertyDescriptors(members)) as V & Members;
}
