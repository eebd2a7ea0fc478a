import { encodeCommentLines } from "../ir/encode.ts";
import type { FlowModule, ModuleExport } from "../ir/module.ts";
import { camelCase, NameScope } from "../ir/names.ts";
import { printModule } from "../ir/print-module.ts";
import { linesToNodes, makeSourceMap } from "../ir/source-map.ts";
import type { FlowDocument } from "../model/document.ts";
import { assemble, bodyOf } from "./assemble.ts";
import type { CompiledModule } from "./compile.ts";
import type { Graph } from "./graph.ts";
import { lower } from "./lower.ts";
import type { LoweredFlow } from "./lowered-flow.ts";
import { orderNodes } from "./order.ts";
import { tidy } from "./tidy.ts";

export interface WriteOptions {
  /** Of a flow its id, of a subflow the name of its file. */
  readonly id: string;
  readonly file: string;
  readonly version: string;
  readonly homeModule: string;
  readonly probes?: boolean | undefined;
  readonly nodeLines?: ReadonlyMap<string, number> | undefined;
  /** Subflows that are written into the same module, each after those that it calls. */
  readonly included?: () => readonly FlowModule[];
}

export interface WrittenModule {
  /** Of a subflow: the function that the module exports. */
  readonly name: string;
  readonly module: CompiledModule;
  /** The same before it was text, to be written into the module of a caller. */
  readonly part: FlowModule;
  /** Nothing in it can happen. */
  readonly isIdle: boolean;
}

/** From a flow without errors to its module. */
export function writeModule(document: FlowDocument, graph: Graph, options: WriteOptions): WrittenModule {
  const { id, file, version, homeModule } = options;
  const isSubflow = document.parameters !== undefined;
  const lowered = lower(graph, orderNodes(graph), options.probes, isSubflow);
  const assembled = tidy(assemble(lowered));
  const part: FlowModule = {
    header: `Generated from ${file} by ziggy-flow ${version}. Edit the flow, not this file.`,
    homeModule,
    description: encodeCommentLines(document.description ?? document.name ?? ""),
    exports: isSubflow ? subflowExport(id, file, lowered) : { type: "flow", id },
    home: lowered.home,
    body: bodyOf(assembled),
  };
  const { text, marks, exportName } = printModule(part, options.included?.());
  const nodeLines = new Map([...(options.nodeLines ?? [])].map(([node, line]) => [node, line - 1]));
  const sourceMap = makeSourceMap({ marks, file: `${id}.ts`, source: file, nodeLines });
  return {
    name: exportName,
    part,
    module: { text, lines: linesToNodes(text, marks), sourceMap },
    isIdle: !isSubflow && assembled.listeners.length === 0 && lowered.actors.size === 0,
  };
}

/** Named after the file: the same whoever calls it. */
function subflowExport(id: string, file: string, { parameters }: LoweredFlow): ModuleExport {
  return { type: "subflow", name: new NameScope().claim(id, { style: camelCase, fallback: "subflow" }), file, parameters };
}
