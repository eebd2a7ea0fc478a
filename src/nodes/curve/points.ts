import { type Duration, milliseconds, parseDuration } from "../../base/duration.ts";
import type { Json } from "../../base/json.ts";
import { err, ok, type Result } from "../../base/result.ts";

/** A point of a curve: a time of day, or an event of the sun moved by an offset, and the value there. */
export interface CurvePoint {
  readonly at: string | { readonly sun: string; readonly offset: Duration };
  readonly value: number;
}

export const sunEvents: readonly string[] = ["sunrise", "sunset", "dawn", "dusk", "noon", "midnight"];

/** Reads points as files have them: `[["07:30", 250], ["sunset - 30m", 370]]`. */
export function readPoints(json: Json): Result<readonly CurvePoint[], string> {
  if (!Array.isArray(json) || json.length < 2) return err('must be a list of at least two points, such as [["07:00", 10], ["sunset", 50]]');
  const points: CurvePoint[] = [];
  for (const item of json) {
    const [time, value, ...more] = Array.isArray(item) ? item : [];
    if (typeof time !== "string" || typeof value !== "number" || more.length > 0) return err('must hold points such as ["07:00", 10] only');
    const at = readTime(time);
    if (!at.ok) return at;
    points.push({ at: at.value, value });
  }
  return ok(points);
}

function readTime(text: string): Result<CurvePoint["at"], string> {
  if (/^([01]\d|2[0-3]):[0-5]\d$/.test(text) || text === "24:00") return ok(text);
  const [, sun, sign, length] = /^([a-z]+)(?:\s*([+-])\s*(\S.*))?$/.exec(text) ?? [];
  if (sun === undefined || !sunEvents.includes(sun)) {
    return err(`holds "${text}", which is neither a time such as "07:30" nor one of ${sunEvents.join(", ")}`);
  }
  const offset = length === undefined ? ok(milliseconds(0)) : parseDuration(length);
  if (!offset.ok) return offset;
  return ok({ sun, offset: milliseconds(sign === "-" ? -offset.value : offset.value) });
}
