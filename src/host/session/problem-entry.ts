import type { JsonObject } from "../../base/json.ts";
import { describePlace } from "../../model/diagnostic.ts";
import type { Problem } from "../build/problem.ts";
import type { LogEntry } from "../log.ts";

/** A problem for the log: where, what, what to do. */
export function problemEntry(problem: Problem): LogEntry {
  const place = describePlace(problem.place);
  const where = place === "" ? problem.file : `${problem.file}, ${place}`;
  return {
    level: problem.severity,
    event: "problem",
    text: `${where}: ${problem.message}\n${problem.remedy}`,
    data: problemAsJson(problem),
  };
}

/** A problem for a machine. */
export function problemAsJson(problem: Problem): JsonObject {
  const { severity, code, flow, file, place, message, remedy } = problem;
  return { severity, code, flow, file, place: { ...place }, message, remedy };
}
