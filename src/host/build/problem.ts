import type { Place, Severity } from "../../model/diagnostic.ts";

/** One thing to say about a flow's file: from reading it, from the compiler, or from the type checker. */
export interface Problem {
  readonly severity: Severity;
  /** The compiler's code, or the type checker's (`TS2345`). */
  readonly code: string;
  /** The flow's id. */
  readonly flow: string;
  /** The file that a person would change. */
  readonly file: string;
  readonly place: Place;
  readonly message: string;
  readonly remedy: string;
}

export function isError(problem: Problem): boolean {
  return problem.severity === "error";
}
