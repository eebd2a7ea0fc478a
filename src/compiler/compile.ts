import type { Catalogue } from "../catalogue/define-node.ts";
import type { LineTable, SourceMap } from "../ir/source-map.ts";
import { type Diagnostic, diagnose, hasErrors } from "../model/diagnostic.ts";
import type { FlowDocument } from "../model/document.ts";
import { parseFlow } from "../model/parse.ts";
import type { HomeDescription } from "../z2m/description.ts";
import type { Graph } from "./graph.ts";
import { homeBeside, importPath, nameOfFile } from "./project-path.ts";
import { resolveFlow } from "./resolve-flow.ts";
import { type FlowFiles, noFiles, SubflowLibrary } from "./subflow-library.ts";
import { type FlowUses, joinUses, usesOf } from "./uses.ts";
import { writeModule } from "./write-module.ts";

export interface CompileOptions {
  /** Flow id: the file's name without extension. Durable state is keyed by it. */
  readonly id: string;
  readonly home: HomeDescription;
  readonly catalogue: Catalogue;
  /** Path of the flow file for the first line: `flows/hall-light.json`. */
  readonly file: string;
  /** Of this program, for the first line. */
  readonly version: string;
  /** Where the generated home is, as seen from the generated module. Default: beside the folder `flows`. */
  readonly homeModule?: string;
  /** Flow files of the project by path, among them the subflows that are called. Default: none. */
  readonly files?: FlowFiles;
  /** Adds what shows the flow at work to an editor; changes nothing of what it does. Default: nothing is added. */
  readonly probes?: boolean;
  /** Writes the subflows that the flow calls into its own module, so that it runs alone. Default: each has a module of its own. */
  readonly singleModule?: boolean;
  /** 1-based lines of the file on which nodes begin, for the source map. */
  readonly nodeLines?: ReadonlyMap<string, number>;
}

export interface CompiledModule {
  readonly text: string;
  /** The nodes of each line of `text`, first line 1. */
  readonly lines: LineTable;
  readonly sourceMap: SourceMap;
}

/** The module of a subflow that the flow calls, directly or through others. */
export interface CompiledSubflow {
  /** Its flow file, as seen from the project. */
  readonly file: string;
  /** How the flow's own module imports it: where it must lie as seen from there. */
  readonly importPath: string;
  readonly module: CompiledModule;
}

export interface Compiled {
  /** Undefined when a diagnostic is an error. */
  readonly module: CompiledModule | undefined;
  /** What the module imports besides the runtime and the home, in the order of files. */
  readonly subflows: readonly CompiledSubflow[];
  readonly diagnostics: readonly Diagnostic[];
  readonly uses: FlowUses;
}

/** Compiles the text of a flow file. */
export function compileText(text: string, options: CompileOptions): Compiled {
  const { document, diagnostics, nodeLines } = parseFlow(text);
  if (document === undefined) return { module: undefined, subflows: [], diagnostics, uses: joinUses([]) };
  const compiled = compile(document, { nodeLines, ...options });
  return { ...compiled, diagnostics: [...diagnostics, ...compiled.diagnostics].map((one) => withLine(one, nodeLines)) };
}

function withLine(diagnostic: Diagnostic, nodeLines: ReadonlyMap<string, number>): Diagnostic {
  const { node, line } = diagnostic.place;
  const known = node === undefined ? undefined : nodeLines.get(node);
  return line !== undefined || known === undefined ? diagnostic : { ...diagnostic, place: { ...diagnostic.place, line: known } };
}

/** Everything that can be said of a flow before its program is written. */
export interface AnalysedFlow {
  readonly diagnostics: readonly Diagnostic[];
  readonly uses: FlowUses;
  /** The flow as an editor draws it: every node whose pins can be known, disabled ones too. Undefined after a fault of the program. */
  draw(): Graph | undefined;
  /** Writes the program, and says what shows only in it. Undefined when a diagnostic is an error. */
  readonly write: (() => Omit<Compiled, "uses">) | undefined;
}

/** The first half of `compile`, for who wants to know soon what is wrong, or draws the flow. Never throws. */
export function analyse(document: FlowDocument, options: CompileOptions): AnalysedFlow {
  const { file, homeModule = importPath(file, homeBeside(file)), files = noFiles } = options;
  try {
    const library = new SubflowLibrary({ ...options, files });
    const { graph, diagnostics, draw } = resolveFlow(document, { ...options, findSubflow: library.finderFor(file) });
    const uses = joinUses([usesOf(graph), ...library.uses]);
    const write = (): Omit<Compiled, "uses"> => {
      // A subflow is called by the name of its file, whatever the project calls it.
      const id = document.parameters === undefined ? options.id : nameOfFile(file);
      const included = () => (options.singleModule ? library.parts : []);
      const { module, isIdle } = writeModule(document, graph, { ...options, id, homeModule, included });
      return {
        module,
        subflows: options.singleModule ? [] : library.modules,
        diagnostics: isIdle ? [diagnose("flow/nothing-to-do", {}, {})] : [],
      };
    };
    return { diagnostics, uses, draw, write: hasErrors(diagnostics) ? undefined : () => orProblem(write) };
  } catch (error) {
    return { diagnostics: [internalProblem(error)], uses: joinUses([]), draw: () => undefined, write: undefined };
  }
}

/**
 * Document + catalogue + home → module, source map, diagnostics. Pure and deterministic: equal input gives equal bytes, in
 * whatever order the document lists its nodes. Problems are collected, never thrown.
 */
export function compile(document: FlowDocument, options: CompileOptions): Compiled {
  const { diagnostics, uses, write } = analyse(document, options);
  const written = write?.() ?? { module: undefined, subflows: [], diagnostics: [] };
  return { ...written, diagnostics: [...diagnostics, ...written.diagnostics], uses };
}

/** A kind that breaks the rules must not take the editor or the other flows with it. */
function orProblem(write: () => Omit<Compiled, "uses">): Omit<Compiled, "uses"> {
  try {
    return write();
  } catch (error) {
    return { module: undefined, subflows: [], diagnostics: [internalProblem(error)] };
  }
}

function internalProblem(error: unknown): Diagnostic {
  return diagnose("flow/internal", {}, { problem: error instanceof Error ? error.message : String(error) });
}
