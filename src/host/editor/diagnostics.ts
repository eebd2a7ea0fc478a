import { type Diagnostic, type DiagnosticCode, diagnose } from "../../model/diagnostic.ts";
import { messages } from "../../model/messages.ts";
import type { Problem } from "../build/problem.ts";

/** What a build has to say, as the editor shows it beside the nodes. */
export function diagnosticsOf(problems: readonly Problem[]): readonly Diagnostic[] {
  return problems.map((problem) => {
    const { code, severity, place, message, remedy } = problem;
    return isKnown(code) ? { code, severity, place, message, remedy } : diagnose("flow/type-error", place, { problem: message, remedy });
  });
}

/** The type checker and the bundler have codes of their own. */
function isKnown(code: string): code is DiagnosticCode {
  return Object.hasOwn(messages, code);
}
