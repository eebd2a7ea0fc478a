import { statefulNodes } from "../../compiler/stateful-nodes.ts";
import { nodeTitle } from "../../drawing/node-title.ts";
import type { StatefulNode } from "../../model/kept-state.ts";
import { parseFlow } from "../../model/parse.ts";
import { catalogue } from "../../nodes/index.gen.ts";
import { fileInProject } from "../build/called-flows.ts";
import type { FoundFlow } from "./flow-files.ts";

/** What of a flow keeps something while it runs, seen in view of the project's other flows, which it may call. Of modules nothing is known. */
export function statefulIn(flows: readonly FoundFlow[]): (flow: FoundFlow) => readonly StatefulNode[] {
  const files = new Map(
    flows.flatMap(({ source, text }) =>
      source.kind === "subflow" && text !== undefined ? [[fileInProject(source.path), parseFlow(text)] as const] : [],
    ),
  );
  return ({ source, text }) => {
    const document = source.kind === "drawn" && text !== undefined ? parseFlow(text).document : undefined;
    if (document === undefined) return [];
    const file = fileInProject(source.path);
    return statefulNodes(document, { catalogue, file, files, titleOf: (...node) => nodeTitle(...node).title });
  };
}
