import { compareText } from "./graph.ts";

/**
 * Sorts ids so that each comes after what it depends on, ties by id. What is part of a circle, or comes after one, is put at
 * the end by id and also listed apart.
 */
export function sortByDependency(
  ids: readonly string[],
  edges: readonly (readonly [before: string, after: string])[],
): { readonly order: readonly string[]; readonly inCircles: readonly string[] } {
  const waitingFor = new Map(ids.map((id) => [id, new Set<string>()]));
  const followers = new Map<string, string[]>();
  for (const [before, after] of edges) {
    const waits = waitingFor.get(after);
    if (before === after || waits === undefined || !waitingFor.has(before)) continue;
    waits.add(before);
    const following = followers.get(before);
    if (following === undefined) followers.set(before, [after]);
    else following.push(after);
  }
  const order: string[] = [];
  let ready = ids.filter((id) => waitingFor.get(id)?.size === 0).sort(compareText);
  while (ready.length > 0) {
    const next: string[] = [];
    for (const id of ready) {
      order.push(id);
      for (const follower of followers.get(id) ?? []) {
        const waits = waitingFor.get(follower);
        if (waits?.delete(id) && waits.size === 0) next.push(follower);
      }
    }
    ready = next.sort(compareText);
  }
  const placed = new Set(order);
  const inCircles = ids.filter((id) => !placed.has(id)).sort(compareText);
  return { order: [...order, ...inCircles], inCircles };
}
