import { isJsonObject, type Json } from "../../base/json.ts";
import type { HomeDescription } from "../../z2m/description.ts";
import { baseTopic, TraceNames } from "./names.ts";
import { readText, writeSpan } from "./read-words.ts";
import { subjectText } from "./words.ts";

/** A message as it came. */
export interface RecordedMessage {
  /** Below the base topic: "hall/lamp", "hall/lamp/set". */
  readonly topic: string;
  readonly text: string;
  /** Milliseconds since the start of the recording; less than 0 counts as its start. */
  readonly at: number;
}

export interface RecorderOptions {
  readonly home: HomeDescription;
  /** Whose reports are of interest, by address; undefined: everybody's. Commands are recorded whoever they are for. */
  readonly watched: ReadonlySet<string> | undefined;
  /** Keys of reports that are of interest although they usually are not: link quality, when last seen. */
  readonly keys: ReadonlySet<string>;
  /** Whether queries are flows' doing. */
  readonly queries: boolean;
  /** How far the trace goes, in milliseconds: what was sent after that may come before it when it is played. */
  readonly end: number;
}

/** How much later than written an expected command may come when the recording is played. */
export const recordedWithin = 2_000;

/** A command this soon after a report may be its consequence, on a machine that is busy, too: it stands at the time of the report. */
const consequence = 1_500;
/** Commands this close to each other may come the other way round. */
const together = 100;
/** How far off a timer that follows from a report may be, by the way through broker and thread. */
const jitter = 200;
/** Keys that change with every message and mean nothing to most flows. */
const idleKeys: readonly string[] = ["linkquality", "last_seen", "elapsed", "update", "device"];

interface Line {
  readonly word: "RECV" | "EXPECT" | "ANY" | "SEND";
  readonly at: number;
  /** When it really was. */
  readonly came: number;
  readonly name: string;
  readonly payload: Json;
}

/** Writes what came over the broker as the lines of a trace: reports as RECV, commands as EXPECT, or ANY where several came at once. */
export function recordedLines(messages: readonly RecordedMessage[], options: RecorderOptions): readonly string[] {
  const names = new TraceNames(options.home, []);
  const entities = new Map([...options.home.devices, ...options.home.groups].map((entity) => [entity.name, entity]));
  const lines: Line[] = [];
  for (const message of messages) {
    const came = Math.max(0, message.at);
    const command = names.ofTopic(`${baseTopic}/${message.topic}`);
    const entity = entities.get(message.topic);
    if (command !== undefined) {
      const isQuery = command.endsWith("/get");
      if (isQuery && !options.queries) continue;
      const word = isQuery || came > options.end ? "SEND" : "EXPECT";
      lines.push({ word, at: causeOf(lines, came), came, name: command, payload: readText(message.text) });
    } else if (entity !== undefined) {
      const address = "ieee" in entity ? entity.ieee : String(entity.id);
      const payload = reportOf(readText(message.text), options.keys);
      if (options.watched?.has(address) === false || payload === undefined || came > options.end) continue;
      lines.push({ word: "RECV", at: Math.floor(came / 10) * 10, came, name: entity.name, payload });
    }
  }
  return aligned(lines.map((line, index) => (line.word === "EXPECT" && isAmong(lines, index) ? { ...line, word: "ANY" } : line)));
}

/** A report without what means nothing; undefined where that is all. */
function reportOf(payload: Json, keys: ReadonlySet<string>): Json | undefined {
  if (!isJsonObject(payload)) return undefined;
  const entries = Object.entries(payload).filter(([key, value]) => value !== null && (keys.has(key) || !idleKeys.includes(key)));
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

/** When a command is to be expected: with the report that it follows from, else in the second before it came, as timers do. */
function causeOf(lines: readonly Line[], came: number): number {
  const cause = lines.find((line) => line.word === "RECV" && line.came >= came - consequence);
  return cause?.at ?? Math.max(0, Math.floor((came - jitter) / 1_000) * 1_000);
}

function isAmong(lines: readonly Line[], index: number): boolean {
  const line = lines[index];
  return lines.some((other, place) => {
    return place !== index && other.word === "EXPECT" && other.name !== line?.name && Math.abs(other.came - (line?.came ?? 0)) <= together;
  });
}

function aligned(lines: readonly Line[]): readonly string[] {
  const times = lines.map(({ at }) => writeSpan(at));
  const width = Math.max(4, ...times.map((time) => time.length));
  return lines.map(({ word, name, payload }, index) => {
    return `${(times[index] ?? "").padEnd(width)}  ${word.padEnd(6)}  ${subjectText({ channel: "device", name, payload })}`;
  });
}
