import { describePlace } from "../../model/diagnostic.ts";
import { type Pair, pairUp } from "./pairs.ts";
import { writeSpan } from "./read-words.ts";
import type { PlayedTrace, TraceResult } from "./run-traces.ts";
import { subjectText, timeText } from "./words.ts";

/** Colours a piece of text, or leaves it as it is. */
export type Paint = (color: "red" | "green" | "yellow" | "gray" | "bold", text: string) => string;

interface Row {
  readonly at: number;
  readonly mark: " " | "✓" | "✗";
  readonly wanted: string;
  readonly came: string;
  readonly complaint: string;
}

/** A left column wider than this pushes the right one out of its place, rather than out of sight. */
const widestColumn = 64;

/** One line for a trace that passed; else what was expected beside what came. */
export function reportTrace(result: TraceResult, paint: Paint): string {
  const { file, ok, played } = result;
  const head = `${paint(ok ? "green" : "red", ok ? "✓" : "✗")} ${paint("bold", file)}`;
  const lines = [head, ...reasons(result).map((reason) => indent(reason))];
  if (played !== undefined && !ok) lines.push(...table(played, paint));
  // Said also of a trace that passed: whoever prints something wants to see it.
  for (const { at, text } of played?.performance.printed ?? []) lines.push(paint("gray", indent(`at ${writeSpan(at)} printed: ${text}`)));
  return `${lines.join("\n")}\n`;
}

/** What keeps a trace from being played, and what went wrong beside what came: each as a few lines of text. */
export function reasons({ file, unplayable, problems, played }: TraceResult): readonly string[] {
  const unread = unplayable.map(({ line, what, remedy }) => `${file}${line > 0 ? `:${line}` : ""}: ${what}\n${remedy}`);
  const held = problems.map((problem) => `${problem.file}, ${describePlace(problem.place)}: ${problem.message}\n${problem.remedy}`);
  const faults = (played?.performance.faults ?? []).map(({ at, text }) => `at ${writeSpan(at)}: ${text}`);
  return [...unread, ...held, ...faults];
}

function indent(text: string): string {
  return `  ${printable(text).replaceAll("\n", "\n    ")}`;
}

/** What was expected beside what came, in the order of time. */
export function rowsOf({ trace, verdict }: PlayedTrace): readonly Row[] {
  const { settings, stimuli } = trace;
  const happened = stimuli.map((stimulus): Row => {
    const word = stimulus.channel === "device" ? "RECV " : "";
    return { at: stimulus.at, mark: " ", wanted: `${writeSpan(stimulus.at)} ${word}${subjectText(stimulus)}`, came: "", complaint: "" };
  });
  const judged = pairUp(verdict, settings.others === "fail").map((pair) => rowOf(pair, settings.within));
  return [...happened, ...judged].sort((a, b) => a.at - b.at);
}

function rowOf({ judged, deed, complaint }: Pair, within: number): Row {
  const line = judged?.expectation;
  const wanted = line === undefined ? "" : `${timeText(line, within)} ${line.kind} ${subjectText(line)}`;
  const came = deed === undefined ? "–" : `${writeSpan(deed.at)} ${subjectText(deed)}`;
  const mark = complaint !== undefined ? "✗" : judged === undefined || deed === undefined ? " " : "✓";
  const at = line?.kind === "NEVER" ? (deed?.at ?? line.to) : (deed?.at ?? line?.from ?? 0);
  return { at, mark: line?.kind === "NEVER" && complaint === undefined ? "✓" : mark, wanted, came, complaint: complaint ?? "" };
}

function table(played: PlayedTrace, paint: Paint): readonly string[] {
  const rows = rowsOf(played).map((row) => ({ ...row, wanted: printable(row.wanted), came: printable(row.came) }));
  const width = Math.min(widestColumn, Math.max(8, ...rows.map(({ wanted }) => wanted.length)));
  const head = paint("gray", `    ${"expected".padEnd(width)}  │ came`);
  return [head, ...rows.map((row) => formatRow(row, width, paint))];
}

function formatRow({ mark, wanted, came, complaint }: Row, width: number, paint: Paint): string {
  const color = mark === "✗" ? "red" : mark === "✓" ? "green" : "gray";
  const left = mark === " " ? paint("gray", wanted.padEnd(width)) : wanted.padEnd(width);
  const text = `  ${paint(color, mark)} ${left}  │ ${came}`;
  return complaint === "" ? text.trimEnd() : `${text}  ${paint("red", `← ${complaint}`)}`;
}

/** Names and payloads come from outside: a control character must not reach the terminal. */
function printable(text: string): string {
  return text.replace(/[^\P{Cc}\n]/gu, (character) => `\\x${character.charCodeAt(0).toString(16).padStart(2, "0")}`);
}

/** "3 traces passed", "1 of 3 traces failed". */
export function summaryOf(results: readonly TraceResult[]): string {
  const failed = results.filter(({ ok }) => !ok).length;
  const count = `${results.length} trace${results.length === 1 ? "" : "s"}`;
  return failed === 0 ? `${count} passed` : `${failed} of ${count} failed`;
}
