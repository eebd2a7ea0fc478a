import type { Reading } from "./compare.ts";

/** What is not a finite number (a division by 0, a root of −1, an overflow) is unknown: no device may be sent it. */
function finite(result: number): Reading {
  return Number.isFinite(result) ? result : undefined;
}

function ofAll(operands: readonly Reading[], combine: (known: readonly number[]) => number): Reading {
  const known = operands.filter((operand) => operand !== undefined);
  return known.length === 0 || known.length < operands.length ? undefined : finite(combine(known));
}

function ofTwo(a: Reading, b: Reading, combine: (a: number, b: number) => number): Reading {
  return a === undefined || b === undefined ? undefined : finite(combine(a, b));
}

/** The sum; unknown while any operand is. */
export function plus(...operands: readonly Reading[]): Reading {
  return ofAll(operands, (known) => known.reduce((sum, operand) => sum + operand, 0));
}

/** a − b; unknown while either is. */
export function minus(a: Reading, b: Reading): Reading {
  return ofTwo(a, b, (x, y) => x - y);
}

/** The product; unknown while any operand is. */
export function times(...operands: readonly Reading[]): Reading {
  return ofAll(operands, (known) => known.reduce((product, operand) => product * operand, 1));
}

/** a ÷ b; unknown while either is, and when b is 0. */
export function dividedBy(a: Reading, b: Reading): Reading {
  return ofTwo(a, b, (x, y) => x / y);
}

/** What is left of a after whole steps of b, with the sign of b: `remainder(-30, 360)` is 330. Unknown when b is 0. */
export function remainder(a: Reading, b: Reading): Reading {
  return ofTwo(a, b, (x, y) => {
    const rest = x % y;
    return rest !== 0 && rest < 0 !== y < 0 ? rest + y : rest;
  });
}

/** a to the power of b; unknown while either is, and where no real number is the result. */
export function power(a: Reading, b: Reading): Reading {
  return ofTwo(a, b, (x, y) => x ** y);
}

/** The lowest operand; unknown while any is. */
export function lowest(...operands: readonly Reading[]): Reading {
  return ofAll(operands, (known) => Math.min(...known));
}

/** The highest operand; unknown while any is. */
export function highest(...operands: readonly Reading[]): Reading {
  return ofAll(operands, (known) => Math.max(...known));
}

/** The arithmetic mean; unknown while any operand is. */
export function average(...operands: readonly Reading[]): Reading {
  return ofAll(operands, (known) => known.reduce((sum, operand) => sum + operand, 0) / known.length);
}

/** The distance from 0. */
export function absolute(a: Reading): Reading {
  return a === undefined ? undefined : finite(Math.abs(a));
}
