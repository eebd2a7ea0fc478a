import { err, ok, type Result } from "../../../base/result.ts";

/** A time on the clock on the wall, without date or zone. */
export interface TimeOfDay {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

/** Reads "07:30" or "07:30:15" (24 hours, also "7:30"). */
export function parseTimeOfDay(text: string): Result<TimeOfDay, string> {
  const [, hour, minute, second = "0"] = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/.exec(text.trim()) ?? [];
  const time = { hour: Number(hour), minute: Number(minute), second: Number(second) };
  if (time.hour < 24 && time.minute < 60 && time.second < 60) return ok(time);
  return err(`"${text}" is not a time of day: write hours and minutes from 00:00 to 23:59, such as "07:30"`);
}
