import { readFile } from "node:fs/promises";
import type { HomeDescription } from "../../z2m/description.ts";
import { shownPath } from "../project/project.ts";
import type { FlowSource } from "../project/targets.ts";
import type { Problem } from "./problem.ts";

/** A flow as TypeScript, whoever wrote it, and the way back from its lines to what a person would change. */
export interface FlowModule {
  /** Undefined when errors leave nothing to print. */
  readonly text: string | undefined;
  readonly problems: readonly Problem[];
  /** The node that a place in the text belongs to; always undefined for modules written by hand. */
  nodeAt(line: number, column: number): string | undefined;
  /** A problem that a tool found at a place in the text, or in another `file`. Lines and columns count from 1. */
  problemAt(line: number, column: number, found: FoundProblem): Problem;
}

export interface FoundProblem {
  readonly code: string;
  readonly message: string;
  readonly file?: string | undefined;
}

/** Reads and, if it is drawn, compiles a flow. Never throws: a file that cannot be read is a problem like others. */
export async function readFlowModule(source: FlowSource, home: HomeDescription): Promise<FlowModule> {
  let text: string;
  try {
    text = await readFile(source.path, "utf8");
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return unreadable(source, message);
  }
  return source.kind === "drawn" ? drawnModule(source, text, home) : writtenModule(source, text);
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
