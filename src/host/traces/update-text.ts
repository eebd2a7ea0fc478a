import type { Judged } from "./judge.ts";
import { pairUp } from "./pairs.ts";
import { isRecording } from "./read-recording.ts";
import { splitName, withoutComment, writeSpan } from "./read-words.ts";
import type { PlayedTrace } from "./run-traces.ts";
import type { Deed } from "./trace.ts";
import { subjectText } from "./words.ts";

interface Line {
  readonly text: string;
  /** The time that the line says, absolute; undefined for settings, comments and blank lines. */
  readonly at: number | undefined;
}

/**
 * The trace with its EXPECT and ANY lines as what came would have them: lines that were fulfilled stay as they are, wildcards
 * included; others get the time and payload of what came in their place, or go; what nobody expected is added at its time.
 * Comments, settings, reports and NEVER lines stay. Recordings of pyziggy stay as they are.
 */
export function updateText(text: string, { trace, verdict }: PlayedTrace): string {
  if (isRecording(text)) return text;
  const pairs = pairUp(verdict, trace.settings.others === "fail");
  const byLine = new Map(pairs.flatMap((pair) => (pair.judged === undefined ? [] : [[pair.judged.expectation.line, pair]])));
  const times = new Map([
    ...trace.stimuli.map(({ line, at }) => [line, at] as const),
    ...trace.expectations.map(({ line, from }) => [line, from] as const),
  ]);
  const eol = text.includes("\r\n") ? "\r\n" : "\n";
  const lines: Line[] = [];
  let moved = false;
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const at = times.get(index + 1);
    const pair = byLine.get(index + 1);
    if (pair?.complaint === undefined || pair.judged === undefined || pair.judged.expectation.kind === "NEVER") {
      // A time that counts from the line before is written out once that line has another.
      lines.push({ text: moved && at !== undefined ? raw.replace(/^(\s*)\+\S+?(?=\.\.|\s)/, `$1${writeSpan(at)}`) : raw, at });
      if (at !== undefined) moved = false;
    } else {
      const line = rewritten(raw, pair.judged, pair.deed);
      if (line !== undefined) lines.push(line);
      moved = line?.at !== at;
    }
  }
  const additions = pairs.filter(({ judged, complaint }) => judged === undefined && complaint !== undefined);
  for (const { deed } of additions) if (deed !== undefined) insert(lines, lineOf(deed));
  return lines.map((line) => line.text).join(eol);
}

/** What is left of a line that was not fulfilled: name, word, comment and spacing as they were. */
function rewritten(raw: string, { expectation }: Judged, deed: Deed | undefined): Line | undefined {
  const [text, comment] = withoutComment(raw);
  if (deed === undefined) return comment === "" ? undefined : { text: comment, at: undefined };
  const [, time = "", word = "", subject = ""] = /^(\s*\S+)(\s+[A-Z]+\s+)(.*)$/.exec(text) ?? [];
  const inTime = deed.at >= expectation.from && deed.at <= expectation.to;
  const at = inTime ? expectation.from : deed.at;
  const [, payload = ""] = (expectation.channel === "device" && deed.name === expectation.name && splitName(subject)) || [];
  const about = payload === "" ? subjectText(deed) : `${subject.slice(0, subject.length - payload.length)}${JSON.stringify(deed.payload)}`;
  return { text: `${inTime ? time : writeSpan(at)}${word}${about}${comment === "" ? "" : ` ${comment}`}`, at };
}

function lineOf(deed: Deed): Line {
  return { text: `${writeSpan(deed.at)} EXPECT ${subjectText(deed)}`, at: deed.at };
}

/** After the last line that is not later; a relative time after it is written out. */
function insert(lines: Line[], line: Line): void {
  const before = lines.findLastIndex(({ at }) => at !== undefined && at <= (line.at ?? 0));
  const first = lines.findIndex(({ at }) => at !== undefined);
  const position = before >= 0 ? before + 1 : first >= 0 ? first : lines.length;
  lines.splice(position, 0, line);
  const following = lines.findIndex(({ at }, index) => index > position && at !== undefined);
  const next = lines[following];
  if (next?.at !== undefined) {
    lines[following] = { ...next, text: next.text.replace(/^(\s*)\+\S+?(?=\.\.|\s)/, `$1${writeSpan(next.at)}`) };
  }
}
