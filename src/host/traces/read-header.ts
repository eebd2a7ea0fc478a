import { Temporal } from "temporal-polyfill";
import { err, ok, type Result } from "../../base/result.ts";
import { readSpan } from "./read-words.ts";
import type { TraceSettings } from "./trace.ts";

interface HeaderProblem {
  readonly what: string;
  readonly remedy: string;
}

type HeaderResult = Result<Partial<TraceSettings>, HeaderProblem>;

const readers = new Map<string, (text: string) => HeaderResult>([
  [
    "flows",
    (text) => orRemedy(readList(text), (flows) => ({ flows }), "write names of flows with commas between: flows: hall-light, remote"),
  ],
  [
    "clock",
    (text) => orRemedy(readClock(text), (clock) => ({ clock }), "write date, time and zone: clock: 2026-03-01 18:00 Europe/Berlin"),
  ],
  ["place", (text) => orRemedy(readPlace(text), (place) => ({ place }), "write degrees north and east: place: 52.52, 13.40")],
  [
    "echo",
    (text) =>
      text === "none" ? ok({ echo: undefined }) : orRemedy(readSpan(text), (echo) => ({ echo }), "write a duration or none: echo: 60ms"),
  ],
  ["home", (text) => orRemedy(text === "" ? undefined : text, (home) => ({ home }), "name a shipped home or a path: home: small")],
  ["others", (text) => (text === "fail" || text === "ignore" ? ok({ others: text }) : unreadable("write others: fail, or others: ignore"))],
  ["within", (text) => orRemedy(readSpan(text), (within) => ({ within }), "write a duration: within: 1s")],
  ["end", (text) => orRemedy(readSpan(text), (end) => ({ end }), "write a duration: end: 10m")],
  ["until", (text) => orRemedy(readSpan(text), (until) => ({ until }), "write a duration: until: 10m")],
]);

/** Whether a line has the shape of a header line. */
export function splitHeader(line: string): readonly [key: string, text: string] | undefined {
  const [, key, text] = /^([A-Za-z]+):(?:\s+(.*))?$/.exec(line) ?? [];
  return key === undefined ? undefined : [key, (text ?? "").trim()];
}

/** Reads one header line into the setting that it is. */
export function readHeader(key: string, text: string): HeaderResult {
  const read = readers.get(key);
  if (read !== undefined) return read(text);
  return err({ what: `there is no setting "${key}"`, remedy: `the settings are: ${[...readers.keys()].join(", ")}` });
}

function orRemedy<T>(value: T | undefined, setting: (value: T) => Partial<TraceSettings>, remedy: string): HeaderResult {
  return value === undefined ? unreadable(remedy) : ok(setting(value));
}

function unreadable(remedy: string): HeaderResult {
  return err({ what: "this setting cannot be read", remedy });
}

function readList(text: string): readonly string[] | undefined {
  const names = text.split(",").map((name) => name.trim());
  return names.includes("") ? undefined : names;
}

function readClock(text: string): TraceSettings["clock"] | undefined {
  const [, date, time, zone = "UTC"] = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}(?::\d{2})?)(?:\s+(\S+))?$/.exec(text) ?? [];
  if (date === undefined || time === undefined) return undefined;
  const clock = { local: `${date}T${time}`, zone };
  try {
    wallOf(clock);
    return clock;
  } catch {
    return undefined;
  }
}

/** Milliseconds since 1970. Throws a RangeError for days and zones that there are not. */
export function wallOf({ local, zone }: TraceSettings["clock"]): number {
  return Temporal.PlainDateTime.from(local, { overflow: "reject" }).toZonedDateTime(zone).epochMilliseconds;
}

function readPlace(text: string): TraceSettings["place"] {
  const [, north, east] = /^(-?\d+(?:\.\d+)?)\s*,\s*(-?\d+(?:\.\d+)?)$/.exec(text) ?? [];
  const [latitude, longitude] = [Number(north), Number(east)];
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : undefined;
}
