import type { Json, JsonObject } from "../../base/json.ts";
import { problemAsJson } from "../session/problem-entry.ts";
import { pairUp } from "./pairs.ts";
import { reasons, reportTrace } from "./report.ts";
import type { TraceResult } from "./run-traces.ts";
import type { Deed } from "./trace.ts";

/** What came of traces, for a machine. Times in milliseconds. */
export function resultsAsJson(results: readonly TraceResult[]): JsonObject {
  return { ok: results.length > 0 && results.every(({ ok }) => ok), traces: results.map(resultAsJson) };
}

function resultAsJson({ file, ok, unplayable, problems, played }: TraceResult): JsonObject {
  const pairs = played === undefined ? [] : pairUp(played.verdict, played.trace.settings.others === "fail");
  return {
    file,
    ok,
    unplayable: unplayable.map(({ line, what, remedy }) => ({ line: line === 0 ? null : line, what, remedy })),
    problems: problems.map(problemAsJson),
    printed: (played?.performance.printed ?? []).map(({ at, text }) => ({ at, text })),
    faults: (played?.performance.faults ?? []).map(({ at, text }) => ({ at, text })),
    lines: pairs.map(({ judged, deed, complaint }): JsonObject => {
      const line = judged?.expectation;
      return {
        line: line?.line ?? null,
        kind: line?.kind ?? null,
        expected:
          line === undefined ? null : { from: line.from, to: line.to, channel: line.channel, name: line.name, payload: line.payload },
        came: deedAsJson(deed),
        ok: complaint === undefined,
        complaint: complaint ?? null,
      };
    }),
  };
}

function deedAsJson(deed: Deed | undefined): Json {
  return deed === undefined ? null : { ...deed };
}

/** The format that build servers read: https://github.com/testmoapp/junitxml. A trace is a test case, its folder the class. */
export function resultsAsJunit(results: readonly TraceResult[]): string {
  const failures = results.filter(({ ok }) => !ok).length;
  const counts = `tests="${results.length}" failures="${failures}" errors="0" skipped="0"`;
  const cases = results.map(testCase).join("");
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites ${counts}>\n<testsuite name="ziggy-flow" ${counts}>\n${cases}</testsuite>\n</testsuites>\n`;
}

function testCase(result: TraceResult): string {
  const folder = result.file.replace(/[^/\\]*$/, "").replace(/[/\\]$/, "") || ".";
  const name = result.file.slice(folder === "." ? 0 : folder.length + 1);
  const start = `<testcase classname="${escapeXml(folder)}" name="${escapeXml(name)}"`;
  const printed = (result.played?.performance.printed ?? []).map(({ text }) => text).join("\n");
  const output = printed === "" ? "" : `<system-out>${escapeXml(printed)}</system-out>`;
  if (result.ok) return output === "" ? `${start}/>\n` : `${start}>${output}</testcase>\n`;
  const report = reportTrace(result, (_, text) => text);
  const [reason = "what came is not what was expected"] = reasons(result);
  const message = escapeXml(reason.split("\n")[0] ?? "");
  return `${start}><failure message="${message}">${escapeXml(report)}</failure>${output}</testcase>\n`;
}

/** XML 1.0 knows no control characters but these three, not even escaped, and no halves of surrogate pairs. */
function escapeXml(text: string): string {
  return text
    .replace(/[^\P{Cc}\t\n\r]|[\p{Surrogate}\uFFFE\uFFFF]/gu, "\uFFFD")
    .replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
