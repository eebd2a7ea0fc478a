/** The part of the 0…1 scale that a member covers. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

/**
 * Where on the scale a member stands, for a movement in this direction. A member at one of its ends stands anywhere beyond
 * it: one that is off does not hold back a movement upwards before its range begins, and does not count downwards.
 */
export function positionOf(range: Range, value: number, rising: boolean): number {
  if (value <= 0) return rising ? range.low : 0;
  if (value >= 1) return rising ? 1 : range.high;
  return range.low + (range.high - range.low) * value;
}

/** What a member is set to for a position on the scale. A range of no width is off below it, on at and above it. */
export function valueAt(range: Range, position: number): number {
  const width = range.high - range.low;
  if (width <= 0) return position >= range.low ? 1 : 0;
  return Math.max(0, Math.min(1, (position - range.low) / width));
}

/** The parts of 0…1 that no range covers. */
export function gapRanges(ranges: readonly Range[]): readonly Range[] {
  const gaps: Range[] = [];
  let covered = 0;
  for (const { low, high } of ranges.toSorted((a, b) => a.low - b.low)) {
    if (low > covered) gaps.push({ low: covered, high: low });
    covered = Math.max(covered, high);
  }
  return covered < 1 ? [...gaps, { low: covered, high: 1 }] : gaps;
}
