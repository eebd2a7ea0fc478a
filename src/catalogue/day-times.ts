import { type Duration, formatDuration, milliseconds, parseDuration } from "../base/duration.ts";
import { err, ok, type Result } from "../base/result.ts";
import { literal, object } from "../ir/build.ts";
import type { Expression } from "../ir/expression.ts";
import type { Field } from "./field.ts";
import { type FieldTexts, textField } from "./fields.ts";
import { durationExpression } from "./literals.ts";

/** A time of every day: on the clock ("07:30", to "24:00"), or an event of the sun moved by an offset ("sunset - 30m"). */
export type DayTime = string | { readonly sun: string; readonly offset: Duration };

/** What can be said of the sun. */
export const sunEvents: readonly string[] = ["sunrise", "sunset", "dawn", "dusk", "noon", "midnight"];

/** Reads a time as files have it; an error goes on after the setting's name. */
export function readDayTime(text: string): Result<DayTime, string> {
  if (/^([01]\d|2[0-3]):[0-5]\d$/.test(text) || text === "24:00") return ok(text);
  const [, sun, sign, length] = /^([a-z]+)(?:\s*([+-])\s*(\S.*))?$/.exec(text) ?? [];
  if (sun === undefined || !sunEvents.includes(sun)) {
    return err(`holds "${text}", which is neither a time such as "07:30" nor one of ${sunEvents.join(", ")}`);
  }
  const offset = length === undefined ? ok(milliseconds(0)) : parseDuration(length);
  if (!offset.ok) return offset;
  return ok({ sun, offset: milliseconds(sign === "-" ? -offset.value : offset.value) });
}

/** Writes a time as files have it; `readDayTime` reads it back. */
export function formatDayTime(at: DayTime): string {
  if (typeof at === "string") return at;
  if (at.offset === 0) return at.sun;
  return `${at.sun} ${at.offset < 0 ? "-" : "+"} ${formatDuration(milliseconds(Math.abs(at.offset)))}`;
}

/** The time as the runtime's helpers take it: `"07:30"`, `{ sun: "sunset", offset: minutes(-30) }`. */
export function dayTimeExpression(at: DayTime): Expression {
  if (typeof at === "string") return literal(at);
  return object({ sun: literal(at.sun), offset: at.offset === 0 ? undefined : durationExpression(at.offset) });
}

/** A setting that is such a time; kept as it is written. */
export function dayTimeField(texts: FieldTexts<string>): Field<string> {
  return {
    ...textField({
      ...texts,
      check: (text) => {
        const read = readDayTime(text);
        return read.ok ? undefined : read.error;
      },
    }),
    widget: { type: "day-time" },
    typeText: 'time such as "22:00" or "sunset - 30m"',
  };
}

/** Whether a time depends on where the home is. */
export function isOfSun(text: string): boolean {
  const read = readDayTime(text);
  return read.ok && typeof read.value !== "string";
}
