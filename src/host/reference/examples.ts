import type { NodeExample, NodeKind } from "../../catalogue/define-node.ts";
import { exampleHome } from "../../catalogue/example-home.ts";
import { withDeviceNames } from "../../catalogue/reference.ts";
import { compileText } from "../../compiler/compile.ts";
import { inspectFlow } from "../../compiler/inspect.ts";
import { drawSvg } from "../../drawing/svg.ts";
import { parseFlow } from "../../model/parse.ts";
import { printFlow } from "../../model/print.ts";
import { catalogue } from "../../nodes/index.gen.ts";

/** A flow file beside that of an example, and its module. */
export interface WrittenFlow {
  /** As seen from the project: `flows/subflows/linger.json`. */
  readonly file: string;
  readonly json: string;
  /** Without its first line, which names the version. */
  readonly typescript: string;
}

/** An example as people read it. */
export interface WrittenExample extends WrittenFlow {
  readonly title: string;
  readonly subflows: readonly WrittenFlow[];
  readonly svg: string;
}

/** The examples of a kind: as files, as modules and as pictures. Throws when one is no flow; tests keep them right. */
export function examplesOf(kind: NodeKind): readonly WrittenExample[] {
  return kind.examples.map((example) => writtenExample(kind.kind, example));
}

function writtenExample(id: string, { title, flow, subflows = {} }: NodeExample): WrittenExample {
  const file = `flows/${id}.json`;
  const parsed = new Map(Object.entries(subflows).map(([path, own]) => [`flows/${path}`, parseFlow(JSON.stringify(own))]));
  const compiled = compileText(JSON.stringify(flow), { id, home: exampleHome, catalogue, file, version: "", files: parsed });
  const written = parseFlow(JSON.stringify(flow)).document;
  const document = written === undefined ? undefined : withDeviceNames(written);
  if (document === undefined || compiled.module === undefined) throw new Error(`The example "${title}" of ${id} does not compile`);
  const graph = inspectFlow(document, { home: exampleHome, catalogue, file, files: parsed });
  return {
    title,
    file,
    json: printFlow(document).trimEnd(),
    typescript: withoutFirstLine(compiled.module.text),
    subflows: compiled.subflows.map((subflow) => {
      const own = parsed.get(subflow.file)?.document;
      return {
        file: subflow.file,
        json: own === undefined ? "" : printFlow(own).trimEnd(),
        typescript: withoutFirstLine(subflow.module.text),
      };
    }),
    svg: drawSvg({ document, graph, catalogue, theme: "light" }),
  };
}

function withoutFirstLine(text: string): string {
  return text.slice(text.indexOf("\n") + 1).trim();
}
