import { array, literal } from "../ir/build.ts";
import type { Expression } from "../ir/expression.ts";
import type { Field } from "./field.ts";
import { severalField } from "./fields.ts";

const weekdays = {
  mon: "Monday",
  tue: "Tuesday",
  wed: "Wednesday",
  thu: "Thursday",
  fri: "Friday",
  sat: "Saturday",
  sun: "Sunday",
} as const;
export type Weekday = keyof typeof weekdays;

/** The words of the days, from Monday. */
export const weekdayWords: readonly string[] = Object.keys(weekdays);

/** A setting that chooses days of the week; none chosen means every day. */
export function weekdaysField(help: string): Field<readonly Weekday[]> {
  return severalField({ label: "Days", help, words: weekdays, default: [] });
}

/** The days as an option of a helper, in their order; undefined for every day. */
export function weekdaysOption(days: readonly Weekday[]): Expression | undefined {
  const chosen = weekdayWords.filter((day) => days.some((other) => other === day));
  return chosen.length === 0 || chosen.length === weekdayWords.length ? undefined : array(chosen.map(literal));
}
