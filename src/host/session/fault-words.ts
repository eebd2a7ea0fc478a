import { formatDuration } from "../../base/duration.ts";
import type { BuiltFlow } from "../build/build-flows.ts";
import type { LogEntry } from "../log.ts";
import type { Thrown } from "../runner/protocol.ts";
import type { RunnerFault } from "../runner/supervisor.ts";
import { findInStack } from "./stack-place.ts";

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
export function describeFault({ fault, detail, guilty }: RunnerFault): LogEntry[] {
  const data = { fault, detail, flow: guilty?.flow ?? null, node: guilty?.node ?? null };
  if (guilty === undefined) {
    return [{ level: "error", event: "runnerFault", text: `the runner ${whatHappened[fault]} (${detail}); it is started again`, data }];
  }
  const { sentence } = guilty;
  const consequence =
    sentence.held === "for a while"
      ? `it is held back and tried again in ${formatDuration(sentence.retryIn)}`
      : "it has done so too often and is held back until it is changed";
  const text = `${nameOf(guilty)} ${whatHappened[fault]} (${detail}); ${consequence}, the other flows go on`;
  return [{ level: "error", event: "flowHeld", text, data: { ...data, reason: fault } }];
}

/** A flow was not started because of errors in it. */
export function describeHeld(flow: string, errors: number, previousRuns: boolean): LogEntry {
  const what = errors === 1 ? "1 error" : `${errors} errors`;
  const text = `flow "${flow}" is held back because of ${what}${previousRuns ? "; the version before keeps running" : ""}`;
  return { level: "error", event: "flowHeld", text, data: { flow, reason: "problems", previousRuns } };
}

/** Something a flow threw, with the node it comes from and the line that a person would look at. */
export function thrownEntry(
  thrown: Thrown,
  where: FlowPlace,
  flows: ReadonlyMap<string, BuiltFlow>,
  consequence?: "previous runs" | "not running",
): LogEntry {
  const found = findInStack(thrown.stack, flows);
  const flow = where.flow ?? found?.flow;
  const node = where.node ?? found?.node;
  const line = found === undefined ? "" : `\nat ${found.file}${found.line === undefined ? "" : `:${found.line}`}`;
  const ending = {
    "previous runs": "; it could not be started, the version before keeps running",
    "not running": "; it could not be started",
    none: "",
  }[consequence ?? "none"];
  return {
    level: "error",
    event: consequence === undefined ? "flowThrew" : "flowFailed",
    text: `${nameOf({ flow, node })}: ${thrown.message}${ending}${line}`,
    data: { flow: flow ?? null, node: node ?? null, message: thrown.message, file: found?.file ?? null, line: found?.line ?? null },
  };
}

function nameOf({ flow, node }: FlowPlace): string {
  if (flow === undefined) return "code outside of all flows";
  return node === undefined ? `flow "${flow}"` : `flow "${flow}", node "${node}"`;
}
