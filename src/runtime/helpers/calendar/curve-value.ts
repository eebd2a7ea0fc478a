/** A point of a curve on a given day. */
export interface CurvePoint {
  /** Local time as decimal hours since midnight. */
  readonly hour: number;
  readonly value: number;
}

/**
 * Brings points into an order that a line can follow. A list may begin at any time of the day (22:00, 06:00, 12:00). Hours
 * are limited to the day, and a point that lies before its predecessor (sunset after 23:00 in June) is moved to it; `moved`
 * tells whether that was needed.
 */
export function inOrder(listed: readonly CurvePoint[]): { readonly points: readonly CurvePoint[]; readonly moved: boolean } {
  const points = fromMidnight(listed);
  let latest = 0;
  let moved = false;
  const ordered = points.map(({ hour, value }) => {
    const limited = Math.max(latest, Math.min(24, hour));
    moved ||= limited !== hour;
    latest = limited;
    return { hour: limited, value };
  });
  return { points: ordered, moved };
}

/** The value at an hour on the line through the points, which goes round the clock. Undefined without points. */
export function curveValue(points: readonly CurvePoint[], hour: number): number | undefined {
  const last = points.at(-1);
  const first = points[0];
  if (last === undefined || first === undefined) return undefined;
  const next = points.find((point) => point.hour > hour) ?? { ...first, hour: first.hour + 24 };
  const previous = points.findLast((point) => point.hour <= hour) ?? { ...last, hour: last.hour - 24 };
  const span = next.hour - previous.hour;
  return span <= 0 ? previous.value : previous.value + ((next.value - previous.value) * (hour - previous.hour)) / span;
}

/** The list from its earliest point on, when that makes it ascend; else as it is. */
function fromMidnight(points: readonly CurvePoint[]): readonly CurvePoint[] {
  const turn = points.findIndex((point, index) => point.hour < (points[index - 1]?.hour ?? Number.NEGATIVE_INFINITY));
  if (turn < 0) return points;
  const turned = [...points.slice(turn), ...points.slice(0, turn)];
  const ascends = turned.every((point, index) => point.hour >= (turned[index - 1]?.hour ?? Number.NEGATIVE_INFINITY));
  return ascends ? turned : points;
}
