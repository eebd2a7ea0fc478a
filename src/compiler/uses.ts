import type { Service } from "../catalogue/define-node.ts";
import type { Graph } from "./graph.ts";

/** What a flow needs from outside. */
export interface FlowUses {
  /** Roles that nodes use, and the devices or groups behind them. */
  readonly roles: ReadonlyMap<string, string>;
  readonly topics: readonly string[];
  readonly services: readonly Service[];
}

export function usesOf({ nodes, roles }: Graph): FlowUses {
  const all = [...nodes.values()].map((node) => node.usable.uses);
  const bound = [...roles.values()].filter(({ parameter }) => parameter === undefined);
  return {
    roles: new Map(bound.map(({ name, entity }) => [name, entity.name])),
    topics: all.flatMap((uses) => uses.topics ?? []),
    services: all.flatMap((uses) => uses.services ?? []),
  };
}

/** What a flow and the subflows that it calls need together. Roles are those of the flow, which comes first. */
export function joinUses(all: readonly FlowUses[]): FlowUses {
  const unique = <T>(items: readonly T[]): readonly T[] => [...new Set(items)].sort();
  return {
    roles: all[0]?.roles ?? new Map(),
    topics: unique(all.flatMap(({ topics }) => topics)),
    services: unique(all.flatMap(({ services }) => services)),
  };
}
