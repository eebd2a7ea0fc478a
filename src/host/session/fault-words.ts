import { formatDuration } from "../../base/duration.ts";
import { isError, type Problem } from "../build/problem.ts";
import type { LogEntry } from "../log.ts";
import type { RunnerFault } from "../runner/supervisor.ts";

export interface FlowPlace {
  readonly flow: string | undefined;
  readonly node: string | undefined;
}

const whatHappened = {
  hangs: "stood still",
  memory: "used too much memory",
  exit: "ended its thread",
  crash: "brought its thread down",
} as const satisfies Record<RunnerFault["fault"], string>;

/** The runner went down: who did it, and what happens now. */
export function describeFault({ fault, detail, guilty }: RunnerFault): LogEntry {
  const data = { fault, detail, flow: guilty?.flow ?? null, node: guilty?.node ?? null };
  if (guilty === undefined) {
    return { level: "error", event: "runnerFault", text: `the runner ${whatHappened[fault]} (${detail}); it is started again`, data };
  }
  const { sentence } = guilty;
  const consequence =
    sentence.held === "for a while"
      ? `it is held back and tried again in ${formatDuration(sentence.retryIn)}`
      : "it has done so too often and is held back until it is changed";
  const text = `${nameOf(guilty)} ${whatHappened[fault]} (${detail}); ${consequence}, the other flows go on`;
  return { level: "error", event: "flowHeld", text, data: { ...data, reason: fault } };
}

/** A flow was not started because of errors in it. */
export function describeHeld(flow: string, errors: number, previousRuns: boolean): LogEntry {
  const what = errors === 1 ? "1 error" : `${errors} errors`;
  const text = `flow "${flow}" is held back because of ${what}${previousRuns ? "; the version before keeps running" : ""}`;
  return { level: "error", event: "flowHeld", text, data: { flow, reason: "problems", previousRuns } };
}

/** The home has changed so that a running flow would not be built for it any more. */
export function describeDoubtful(flow: string, problems: readonly Problem[]): LogEntry {
  const reasons = problems.filter(isError).map(({ message, remedy }) => `${message.replace(/\.$/, "")}; ${remedy}`);
  const text = `flow "${flow}" keeps running, but could not be started again:\n${reasons.join("\n")}`;
  return { level: "warning", event: "flowDoubtful", text, data: { flow } };
}

/** A flow and node in words. */
export function nameOf({ flow, node }: FlowPlace): string {
  if (flow === undefined) return "code outside of all flows";
  return node === undefined ? `flow "${flow}"` : `flow "${flow}", node "${node}"`;
}
