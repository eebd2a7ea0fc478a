import type { Reading } from "./compare.ts";

/** The nearest value within low…high; unknown while any of the three is. With low above high, low wins. */
export function clamp(value: Reading, low: Reading, high: Reading): Reading {
  if (value === undefined || low === undefined || high === undefined) return undefined;
  return Math.max(low, Math.min(high, value));
}

/**
 * The nearest multiple of `step`, half away from zero, free of binary noise (`roundTo(0.29, 0.1)` is 0.3). Unknown while
 * either is, and for a step that is not above 0.
 */
export function roundTo(value: Reading, step: Reading): Reading {
  if (value === undefined || step === undefined || !(step > 0) || !Number.isFinite(value)) return undefined;
  // 0.15 / 0.1 is 1.4999999999999998: twelve digits keep what was meant and drop the noise.
  const count = Number((Math.abs(value) / step).toPrecision(12));
  const rounded = Number((Math.round(count) * step).toPrecision(12));
  return value < 0 && rounded !== 0 ? -rounded : rounded;
}

/**
 * Carries a value over from one range to another, in proportion: `mapRange(50, [0, 100], [0, 254])` is 127. Ranges may run
 * downwards. `clamp` keeps the result within the target range. Unknown while the value is, and for a source range of no width.
 */
export function mapRange(
  value: Reading,
  from: readonly [number, number],
  to: readonly [number, number],
  options: { readonly clamp?: boolean } = {},
): Reading {
  if (value === undefined) return undefined;
  const share = (value - from[0]) / (from[1] - from[0]);
  if (!Number.isFinite(share)) return undefined;
  const mapped = to[0] + (to[1] - to[0]) * share;
  return options.clamp === true ? clamp(mapped, Math.min(...to), Math.max(...to)) : mapped;
}
