import { sameValue } from "./same-value.ts";

/** A number that may be unknown. */
export type Reading = number | undefined;

function compared(a: Reading, b: Reading, holds: (a: number, b: number) => boolean): boolean | undefined {
  // NaN compares false with everything: it would make "not below" and "not above" both true.
  if (a === undefined || b === undefined || Number.isNaN(a) || Number.isNaN(b)) return undefined;
  return holds(a, b);
}

/** a < b; unknown while either is. */
export function below(a: Reading, b: Reading): boolean | undefined {
  return compared(a, b, (x, y) => x < y);
}

/** a ≤ b; unknown while either is. */
export function atMost(a: Reading, b: Reading): boolean | undefined {
  return compared(a, b, (x, y) => x <= y);
}

/** a > b; unknown while either is. */
export function above(a: Reading, b: Reading): boolean | undefined {
  return compared(a, b, (x, y) => x > y);
}

/** a ≥ b; unknown while either is. */
export function atLeast(a: Reading, b: Reading): boolean | undefined {
  return compared(a, b, (x, y) => x >= y);
}

/** low ≤ a ≤ high, both ends included; unknown while any of the three is. */
export function between(a: Reading, low: Reading, high: Reading): boolean | undefined {
  const fromLow = atLeast(a, low);
  const toHigh = atMost(a, high);
  return fromLow === undefined || toHigh === undefined ? undefined : fromLow && toHigh;
}

/** The same value; lists and records are compared by content. Unknown while either is. */
export function equals<T>(a: T | undefined, b: T | undefined): boolean | undefined {
  return a === undefined || b === undefined ? undefined : sameValue(a, b);
}

/** The opposite of `equals`; unknown while either is. */
export function differs<T>(a: T | undefined, b: T | undefined): boolean | undefined {
  return a === undefined || b === undefined ? undefined : !sameValue(a, b);
}

/** Whether a value is known. Narrows the type. */
export function isKnown<T>(value: T | undefined): value is T {
  return value !== undefined;
}
