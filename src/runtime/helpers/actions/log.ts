import { currentFlow, type LogLevel } from "../../core/flow-context.ts";

/** Writes a line to the log, at level "info" unless told otherwise. An unknown text is written as "(unknown)". */
export function log(text: string | undefined, options: { readonly level?: LogLevel } = {}): void {
  currentFlow("log(…)").log(options.level ?? "info", text ?? "(unknown)");
}
