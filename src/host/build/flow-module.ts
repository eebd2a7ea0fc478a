import { readFile } from "node:fs/promises";
import { basename, dirname } from "node:path";
import { type CompileOptions, compileText } from "../../compiler/compile.ts";
import { catalogue } from "../../nodes/index.gen.ts";
import type { HomeDescription } from "../../z2m/description.ts";
import { installedVersion } from "../installation.ts";
import { flowFolder, shownPath } from "../project/project.ts";
import type { FlowSource } from "../project/targets.ts";
import type { Problem } from "./problem.ts";

/** A flow as TypeScript, whoever wrote it, and the way back from its lines to what a person would change. */
export interface FlowModule {
  /** Undefined when errors leave nothing to print. */
  readonly text: string | undefined;
  /** The same with what shows it at work, where that was asked for. */
  readonly probed?: ProbedText | undefined;
  readonly problems: readonly Problem[];
  /** The node that a place in the text belongs to; always undefined for modules written by hand. */
  nodeAt(line: number, column: number): string | undefined;
  /** A problem that a tool found at a place in the text, or in another `file`. Lines and columns count from 1. */
  problemAt(line: number, column: number, found: FoundProblem): Problem;
}

export interface ProbedText {
  readonly text: string;
  nodeAt(line: number): string | undefined;
}

export interface FoundProblem {
  readonly code: string;
  readonly message: string;
  readonly file?: string | undefined;
}

/** Reads and, if it is drawn, compiles a flow. Never throws: a file that cannot be read is a problem like others. */
export async function readFlowModule(source: FlowSource, home: HomeDescription, probes = false): Promise<FlowModule> {
  let text: string;
  try {
    text = source.text ?? (await readFile(source.path, "utf8"));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return unreadable(source, message);
  }
  return source.kind === "drawn" ? drawnModule(source, text, home, probes) : writtenModule(source, text);
}

function drawnModule(source: FlowSource, text: string, home: HomeDescription, probes: boolean): FlowModule {
  const file = shownPath(source.path);
  const options: CompileOptions = {
    id: source.id,
    home,
    catalogue,
    // As seen from the project, whoever runs it from wherever: the same flow is to give the same bytes.
    file: `${basename(dirname(source.path)) === flowFolder ? `${flowFolder}/` : ""}${basename(source.path)}`,
    version: installedVersion(),
  };
  const compiled = compileText(text, options);
  const probed = probes ? compileText(text, { ...options, probes }).module : undefined;
  const nodeAt = (line: number): string | undefined => compiled.module?.lines.get(line)?.[0];
  return {
    text: compiled.module?.text,
    probed: probed && { text: probed.text, nodeAt: (line) => probed.lines.get(line)?.[0] },
    problems: compiled.diagnostics.map((diagnostic) => ({ ...diagnostic, flow: source.id, file })),
    nodeAt,
    problemAt: (line, _, found) => {
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

function writtenModule(source: FlowSource, text: string): FlowModule {
  return {
    text,
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
