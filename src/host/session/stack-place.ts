import type { BuiltFlow } from "../build/build-flows.ts";

export interface StackPlace {
  readonly flow: string;
  readonly node: string | undefined;
  readonly file: string;
  readonly line: number | undefined;
  /** The node is one of a subflow that the flow calls. */
  readonly inSubflow: boolean;
}

const frame = /(ziggy-flow:\/\/\/[^\s)]+?):(\d+):(\d+)/g;

/** The first frame of a stack trace that lies in a flow's code, found back to the file and node a person knows. */
export function findInStack(stack: string | undefined, flows: ReadonlyMap<string, BuiltFlow>): StackPlace | undefined {
  for (const [, url, line, column] of (stack ?? "").matchAll(frame)) {
    const flow = [...flows.values()].find((each) => each.runnable?.sourceUrl === url);
    if (flow === undefined) continue;
    const place = flow.locate(Number(line), Number(column));
    if (place === undefined) return { flow: flow.source.id, node: undefined, file: flow.source.path, line: undefined, inSubflow: false };
    return { flow: flow.source.id, ...place };
  }
  return undefined;
}

/** The node to name: as the runtime says it, and within a subflow the node there as well, as in `hall/present`. */
export function faultyNode(node: string | undefined, found: StackPlace | undefined): string | undefined {
  if (found?.inSubflow !== true) return node ?? found?.node;
  // Which call of the subflow it was, only the runtime knows.
  if (node === undefined || found.node === undefined || node.endsWith(`/${found.node}`)) return node;
  return `${node}/${found.node}`;
}
