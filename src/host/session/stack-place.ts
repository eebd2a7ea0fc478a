import type { BuiltFlow } from "../build/build-flows.ts";

export interface StackPlace {
  readonly flow: string;
  readonly node: string | undefined;
  readonly file: string;
  readonly line: number | undefined;
}

const frame = /(ziggy-flow:\/\/\/[^\s)]+?):(\d+):(\d+)/g;

/** The first frame of a stack trace that lies in a flow's code, found back to the file and node a person knows. */
export function findInStack(stack: string | undefined, flows: ReadonlyMap<string, BuiltFlow>): StackPlace | undefined {
  for (const [, url, line, column] of (stack ?? "").matchAll(frame)) {
    const flow = [...flows.values()].find((each) => each.runnable?.sourceUrl === url);
    if (flow === undefined) continue;
    const place = flow.locate(Number(line), Number(column));
    if (place === undefined) return { flow: flow.source.id, node: undefined, file: flow.source.path, line: undefined };
    return { flow: flow.source.id, node: place.node, file: place.file, line: place.line };
  }
  return undefined;
}
