/** A node of a flow that keeps something while it runs: a deadline, a count, a beat. */
export interface StatefulNode {
  /** Its id; within a subflow below that of the call, as in `linger/present`. What the runtime keys state by. */
  readonly node: string;
  /** What it is called where it is drawn. */
  readonly title: string;
  /** The state goes over to a next version whose node says the same here. Undefined: it ends with each version. */
  readonly keptAs: string | undefined;
}

/** What becomes of state when one version of a running flow takes the place of another. Every stateful node is in one list. */
export interface StateChange {
  /** As the next version calls them. */
  readonly keeps: readonly StatefulNode[];
  /** Known to the next version only, or so different that their state cannot go over. */
  readonly anew: readonly StatefulNode[];
  /** As the running version calls them: the next one has no such node. */
  readonly gone: readonly StatefulNode[];
}

/** Compares what runs with what is to run in its place, by node id. */
export function compareState(running: readonly StatefulNode[], next: readonly StatefulNode[]): StateChange {
  const before = new Map(running.map((one) => [one.node, one]));
  const after = new Set(next.map(({ node }) => node));
  const isKept = ({ node, keptAs }: StatefulNode): boolean => keptAs !== undefined && before.get(node)?.keptAs === keptAs;
  return {
    keeps: next.filter(isKept),
    anew: next.filter((one) => !isKept(one)),
    gone: running.filter(({ node }) => !after.has(node)),
  };
}
