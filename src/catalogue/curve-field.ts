import type { Json } from "../base/json.ts";
import { err, ok, type Result } from "../base/result.ts";
import { type DayTime, formatDayTime, readDayTime } from "./day-times.ts";
import type { Field } from "./field.ts";
import { type FieldTexts, field } from "./fields.ts";

/** A point of a curve: when, and the value there. */
export interface CurvePoint {
  readonly at: DayTime;
  readonly value: number;
}

/** Points of a curve over the day. */
export function curveField(texts: FieldTexts<readonly CurvePoint[]>): Field<readonly CurvePoint[]> {
  return field<readonly CurvePoint[]>({
    ...texts,
    widget: { type: "curve" },
    typeText: "list of points, each a time and a number",
    schema: { type: "array", minItems: 2, items: { type: "array", minItems: 2, maxItems: 2 } },
    write: (points) => points.map(({ at, value }) => [formatDayTime(at), value]),
    read: readPoints,
  });
}

/** Reads points as files have them: `[["07:30", 250], ["sunset - 30m", 370]]`. */
function readPoints(json: Json): Result<readonly CurvePoint[], string> {
  if (!Array.isArray(json) || json.length < 2) return err('must be a list of at least two points, such as [["07:00", 10], ["sunset", 50]]');
  const points: CurvePoint[] = [];
  for (const item of json) {
    const [time, value, ...more] = Array.isArray(item) ? item : [];
    if (typeof time !== "string" || typeof value !== "number" || more.length > 0) return err('must hold points such as ["07:00", 10] only');
    const at = readDayTime(time);
    if (!at.ok) return at;
    points.push({ at: at.value, value });
  }
  return ok(points);
}
