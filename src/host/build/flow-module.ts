import { readFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { type Compiled, type CompileOptions, compileText } from "../../compiler/compile.ts";
import { catalogue } from "../../nodes/index.gen.ts";
import type { HomeDescription } from "../../z2m/description.ts";
import { installedVersion } from "../installation.ts";
import { shownPath } from "../project/project.ts";
import type { FlowSource } from "../project/targets.ts";
import { type CalledFlows, readCalledFlows } from "./called-flows.ts";
import type { Problem } from "./problem.ts";

/** A flow as TypeScript, whoever wrote it, and the way back from its lines to what a person would change. */
export interface FlowModule {
  /** Undefined when errors leave nothing to print. */
  readonly text: string | undefined;
  /** What the module imports besides the runtime and the home: the subflows that it calls. */
  readonly subflows: readonly SubflowModule[];
  /** The same with what shows it at work, where that was asked for. */
  readonly probed?: ProbedText | undefined;
  readonly problems: readonly Problem[];
  /** The node that a place in the text belongs to; always undefined for modules written by hand. */
  nodeAt(line: number, column: number): string | undefined;
  /** A problem that a tool found at a place in the text, or in another `file`. Lines and columns count from 1. */
  problemAt(line: number, column: number, found: FoundProblem): Problem;
}

/** The module of a subflow, which a flow's module imports. */
export interface SubflowModule {
  /** Its path as that import has it. */
  readonly importPath: string;
  /** Where its module lies for the flow's module: a file that exists only when it is exported. */
  readonly module: string;
  /** The flow file that a person would change. */
  readonly path: string;
  readonly text: string;
  nodeAt(line: number): string | undefined;
}

export interface ProbedText {
  readonly text: string;
  readonly subflows: readonly SubflowModule[];
  nodeAt(line: number): string | undefined;
}

export interface FoundProblem {
  readonly code: string;
  readonly message: string;
  readonly file?: string | undefined;
}

/** Reads and, if it is drawn, compiles a flow. Never throws: a file that cannot be read is a problem like others. */
export async function readFlowModule(
  source: FlowSource,
  home: HomeDescription,
  options: Pick<CompileOptions, "probes" | "singleModule"> = {},
): Promise<FlowModule> {
  let text: string;
  try {
    text = source.text ?? (await readFile(source.path, "utf8"));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return unreadable(source, message);
  }
  if (source.kind === "module") return writtenModule(source, text);
  return drawnModule(source, text, { home, ...options }, await readCalledFlows(source.path, text));
}

type DrawnOptions = Pick<CompileOptions, "home" | "probes" | "singleModule">;

function drawnModule(source: FlowSource, text: string, { probes = false, ...own }: DrawnOptions, called: CalledFlows): FlowModule {
  const file = shownPath(source.path);
  const options: CompileOptions = {
    ...own,
    id: source.id,
    catalogue,
    file: called.file,
    files: called.files,
    version: installedVersion(),
  };
  const compiled = compileText(text, options);
  const probed = probes ? compileText(text, { ...options, probes }) : undefined;
  const subflows = subflowModules(source, compiled, called);
  const nodeAt = (line: number): string | undefined => compiled.module?.lines.get(line)?.[0];
  return {
    text: compiled.module?.text,
    subflows,
    probed: probed?.module && {
      text: probed.module.text,
      subflows: subflowModules(source, probed, called),
      nodeAt: (line) => probed.module?.lines.get(line)?.[0],
    },
    problems: compiled.diagnostics.map((diagnostic) => ({ ...diagnostic, flow: source.id, file })),
    nodeAt,
    problemAt: (line, _, found) => {
      const inside = subflows.find(({ module }) => module === found.file);
      if (inside !== undefined) return problemInSubflow(source, inside, line, found);
      const node = nodeAt(line);
      const written = compiled.module?.text.split("\n")[line - 1]?.trim();
      return {
        severity: "error",
        code: found.code,
        flow: source.id,
        file: found.file === undefined ? file : shownPath(found.file),
        place: node === undefined ? {} : { node },
        message: found.message,
        remedy: written === undefined ? "correct the flow" : `it was found in the line of the module: ${written}`,
      };
    },
  };
}

function subflowModules(source: FlowSource, { subflows }: Compiled, { pathOf }: CalledFlows): readonly SubflowModule[] {
  return subflows.map(({ file, importPath, module }) => ({
    importPath,
    module: resolve(dirname(source.path), importPath),
    path: pathOf(file),
    text: module.text,
    nodeAt: (line) => module.lines.get(line)?.[0],
  }));
}

function problemInSubflow(source: FlowSource, subflow: SubflowModule, line: number, found: FoundProblem): Problem {
  const node = subflow.nodeAt(line);
  const written = subflow.text.split("\n")[line - 1]?.trim() ?? "";
  return {
    severity: "error",
    code: found.code,
    flow: source.id,
    file: shownPath(subflow.path),
    place: node === undefined ? {} : { node },
    message: found.message,
    remedy: `it was found in the line of the module: ${written}`,
  };
}

function writtenModule(source: FlowSource, text: string): FlowModule {
  return {
    text,
    subflows: [],
    problems: [],
    nodeAt: () => undefined,
    problemAt: (line, _, { code, message, file }) => ({
      severity: "error",
      code,
      flow: source.id,
      file: shownPath(file ?? source.path),
      place: line === 0 ? {} : { line },
      message,
      remedy: "correct the module",
    }),
  };
}

function unreadable(source: FlowSource, message: string): FlowModule {
  const written = writtenModule(source, "");
  return { ...written, text: undefined, problems: [written.problemAt(0, 0, { code: "unreadable", message })] };
}
