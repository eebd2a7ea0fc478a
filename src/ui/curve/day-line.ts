import { parseDuration } from "../../base/duration.ts";
import type { Json } from "../../base/json.ts";

/** A row of the table of points, as far as it can be read: the moment as it is written, and the value. */
export interface CurveRow {
  readonly at: string;
  readonly value: number;
}

/** Reads rows leniently: what is being written must stay on the page even where it is no point yet. */
export function readRows(json: Json | undefined): readonly CurveRow[] {
  if (!Array.isArray(json)) return [];
  return json.map((item) => {
    const [at, value] = Array.isArray(item) ? item : [];
    return { at: typeof at === "string" ? at : "", value: typeof value === "number" ? value : 0 };
  });
}

/** On a day at the equinox: for the picture only, real days differ. */
const usualHours: ReadonlyMap<string, number> = new Map([
  ["dawn", 5.5],
  ["sunrise", 6],
  ["noon", 12],
  ["sunset", 18],
  ["dusk", 18.5],
  ["midnight", 0],
]);

/** A moment taken apart: on the clock, or at an event of the sun and some time before ("-30m") or after ("+1h"). */
export type Moment = { readonly on: "clock"; readonly time: string } | { readonly on: string; readonly offset: string };

export function readMomentParts(text: string): Moment {
  const [, on, sign, offset] = /^([a-z]+)(?:\s*([+-])\s*(\S.*))?$/.exec(text) ?? [];
  if (on === undefined || !usualHours.has(on)) return { on: "clock", time: text };
  return { on, offset: offset === undefined ? "" : `${sign}${offset}` };
}

/** As files have it. A bare number counts minutes, since nothing else is meant by "-30" here. */
export function writeMomentParts(moment: Moment): string {
  if (!("offset" in moment)) return moment.time;
  const [, sign, length = ""] = /^\s*([+\-−–]?)\s*(.*)$/.exec(moment.offset) ?? [];
  const offset = /^\d+$/.test(length.trim()) ? `${length.trim()}m` : length.trim();
  if (offset === "" || Number.parseFloat(offset) === 0) return moment.on;
  return `${moment.on} ${sign === "" || sign === "+" ? "+" : "-"} ${offset}`;
}

/** The hour at which a moment lies in the picture, from 0 to 24; undefined where it cannot be read. */
export function hourOf(text: string): number | undefined {
  const moment = readMomentParts(text);
  if (!("offset" in moment)) {
    const [, hour, minute] = /^(\d{1,2}):(\d\d)/.exec(moment.time) ?? [];
    return hour === undefined || minute === undefined ? undefined : Math.min(24, Number(hour) + Number(minute) / 60);
  }
  const offset = parseDuration(moment.offset.slice(1));
  const hours = ((offset.ok ? offset.value : 0) / 3_600_000) * (moment.offset.startsWith("-") ? -1 : 1);
  return ((usualHours.get(moment.on) ?? 0) + hours + 24) % 24;
}

/** The curve in the picture: corners from hour 0 to hour 24, round the clock. */
export function dayLine(rows: readonly CurveRow[]): readonly { readonly hour: number; readonly value: number }[] {
  const points = rows
    .flatMap(({ at, value }) => {
      const hour = hourOf(at);
      return hour === undefined ? [] : [{ hour, value }];
    })
    .sort((one, other) => one.hour - other.hour);
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return [];
  const night = 24 - last.hour + first.hour;
  const atMidnight = night === 0 ? first.value : last.value + ((first.value - last.value) * (24 - last.hour)) / night;
  return [{ hour: 0, value: atMidnight }, ...points, { hour: 24, value: atMidnight }];
}
