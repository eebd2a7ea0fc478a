import type { Json } from "../../base/json.ts";
import { err, ok, type Result } from "../../base/result.ts";
import { wildcard } from "./match-payload.ts";
import { parseJson } from "./read-words.ts";
import { type Expectation, type Stimulus, type Trace, type TraceProblem, usualSettings } from "./trace.ts";

/*
 * Recordings of pyziggy: seconds since the start, a word, a topic, JSON over several lines, then a line of dashes. Expected
 * are messages between the report before them and a second after their own time; commands that nothing is said about are fine.
 */

const kinds = new Map([
  ["EXPO", "EXPECT"],
  ["EXPU", "ANY"],
  ["PROH", "NEVER"],
  ["SEND", "SEND"],
] as const);

const entryStart = /^\s*(\d+(?:\.\d+)?)\s+(RECV|SEND|EXPO|EXPU|PROH)\s+(\S.*)$/;
const separator = /^\s*-{5,}\s*$/;
const patience = 1_000;

interface Entry {
  readonly line: number;
  readonly at: number;
  readonly kind: string;
  readonly topic: string;
  readonly payload: Json;
}

/** By its shape: separators of dashes, or words that only recordings have. */
export function isRecording(text: string): boolean {
  const lines = text.split(/\r?\n/);
  return (
    lines.some((line) => entryStart.test(line)) &&
    lines.some((line) => separator.test(line) || /^\s*[\d.]+\s+(EXPO|EXPU|PROH)\s/.test(line))
  );
}

export function readRecording(text: string): Result<Trace, readonly TraceProblem[]> {
  const problems: TraceProblem[] = [];
  const entries: Entry[] = [];
  for (const block of blocksOf(text)) {
    const entry = readEntry(block.lines.join("\n"), block.line);
    if (entry.ok) entries.push(entry.value);
    else problems.push(entry.error);
  }
  if (problems.length > 0) return err(problems);
  const received = entries.filter(({ kind }) => kind === "RECV");
  const expectations = entries.flatMap((entry) => asExpectation(entry, received));
  return ok({ settings: { ...usualSettings, others: "ignore" }, stimuli: received.map(asStimulus), expectations });
}

function blocksOf(text: string): { readonly line: number; readonly lines: string[] }[] {
  const blocks: { line: number; lines: string[] }[] = [];
  let open = false;
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const begins = entryStart.test(line);
    if (separator.test(line)) open = false;
    else if (begins || (!open && line.trim() !== "")) {
      blocks.push({ line: index + 1, lines: [line] });
      open = true;
    } else if (open) blocks.at(-1)?.lines.push(line);
  }
  return blocks;
}

function readEntry(text: string, line: number): Result<Entry, TraceProblem> {
  const [first = "", ...more] = text.split("\n");
  const [, seconds, kind, rest = ""] = entryStart.exec(first) ?? [];
  const [, topic, payloadStart] = /^(\S.*?)\s+([{["*].*)$/.exec(rest) ?? [];
  if (seconds === undefined || kind === undefined || topic === undefined || payloadStart === undefined) {
    return err({
      line,
      what: "this is no entry of a recording",
      remedy: "write seconds, RECV, SEND, EXPO, EXPU or PROH, a topic and JSON",
    });
  }
  const payloadText = [payloadStart, ...more].join("\n").trim();
  const payload = payloadText === wildcard ? wildcard : parseJson(payloadText);
  if (payload === undefined) return err({ line, what: "the payload is no JSON", remedy: "correct the JSON that begins in this line" });
  return ok({ line, at: Math.round(Number(seconds) * 1_000), kind, topic, payload });
}

function asStimulus({ line, at, topic, payload }: Entry): Stimulus {
  // Whatever the topic is of, it is delivered as it was recorded.
  return { line, at, channel: "mqtt", name: topic, payload };
}

function asExpectation(entry: Entry, received: readonly Entry[]): readonly Expectation[] {
  const kind = [...kinds].find(([word]) => word === entry.kind)?.[1];
  if (kind === undefined) return [];
  const before = received.findLast((other) => other.line < entry.line);
  const after = received.find((other) => other.line > entry.line);
  const to = kind === "NEVER" ? (after?.at ?? entry.at + patience) : entry.at + patience;
  const { line, payload, topic } = entry;
  return [{ kind, line, from: Math.min(before?.at ?? 0, entry.at), to: Math.max(to, entry.at), payload, ...subjectOf(topic) }];
}

function subjectOf(topic: string): Pick<Expectation, "channel" | "name"> {
  if (topic === wildcard) return { channel: "device", name: wildcard };
  const [, name, verb] = /^zigbee2mqtt\/(.+)\/(set|get)$/.exec(topic) ?? [];
  if (name === undefined) return { channel: "mqtt", name: topic };
  return { channel: "device", name: verb === "get" ? `${name}/get` : name };
}
