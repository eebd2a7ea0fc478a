import { diagnose } from "../model/diagnostic.ts";
import { type Finding, findingIn } from "./finding.ts";
import type { AnalysedFlow } from "./project-flows.ts";

/** Sets that no device belongs to now: a room that is spelt otherwise, or one that is still empty. */
export function findEmptySets({ id, graph }: AnalysedFlow): readonly Finding[] {
  return [...graph.nodes.values()].flatMap((node) => {
    const accesses = [...[...node.inputs.values()].map(({ sets }) => sets), ...[...node.outputs.values()].map(({ tells }) => tells)];
    const stated = accesses.filter((access) => access !== undefined);
    // Its pins would have something to do with devices, and none of them has.
    const isEmpty = stated.length > 0 && stated.every((access) => access.length === 0);
    return isEmpty ? [findingIn(id, diagnose("analysis/empty-set", { node: node.id }, {}))] : [];
  });
}
