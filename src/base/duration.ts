import type { Brand } from "./brand.ts";
import { err, ok, type Result } from "./result.ts";

/** A span of time in milliseconds. */
export type Duration = Brand<number, "Duration">;

export function milliseconds(count: number): Duration {
  return count as Duration;
}

export function seconds(count: number): Duration {
  return (count * 1_000) as Duration;
}

export function minutes(count: number): Duration {
  return (count * 60_000) as Duration;
}

export function hours(count: number): Duration {
  return (count * 3_600_000) as Duration;
}

export function days(count: number): Duration {
  return (count * 86_400_000) as Duration;
}

const unitLengths = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;
export type DurationUnit = keyof typeof unitLengths;

function isUnit(text: string): text is DurationUnit {
  return Object.hasOwn(unitLengths, text);
}

/**
 * Reads a duration as flow files write it: "250ms", "3m", "1.5h", "1h 30m". A bare number is refused, because its unit
 * would be a guess.
 */
export function parseDuration(text: string): Result<Duration, string> {
  const parts = text.trim().split(/\s+/);
  let total = 0;
  for (const part of parts) {
    const match = /^(\d+(?:\.\d+)?)([a-z]+)$/.exec(part);
    const [, count, unit] = match ?? [];
    if (count === undefined || unit === undefined || !isUnit(unit)) {
      return err(`"${text}" is not a duration: write a number and ms, s, m, h or d, such as "90s" or "1h 30m"`);
    }
    total += Number(count) * unitLengths[unit];
  }
  return Number.isFinite(total) ? ok(total as Duration) : err(`"${text}" is too long`);
}

/** The largest unit in which the duration is a short number: 180000 is [3, "m"], 90000 is [90, "s"]. */
export function inLargestUnit(duration: Duration): readonly [count: number, unit: DurationUnit] {
  for (const unit of ["d", "h", "m", "s"] as const) {
    const count = duration / unitLengths[unit];
    if (count >= 1 && Number.isInteger(count)) return [count, unit];
  }
  const inSeconds = duration / 1_000;
  return duration >= 100 && Number.isInteger(inSeconds * 10) ? [inSeconds, "s"] : [duration, "ms"];
}

/** Writes a duration as flow files do. `parseDuration` reads it back to the same value. */
export function formatDuration(duration: Duration): string {
  const [count, unit] = inLargestUnit(duration);
  return `${count}${unit}`;
}
