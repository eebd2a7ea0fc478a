import type { Disposer } from "../base/disposer.ts";

/** A value on its way from one number to another; times in monotonic milliseconds. */
export interface Glide {
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly end: number;
  readonly stop: Disposer;
}

/** Where it is, in whole units, as devices report. */
export function valueAt(glide: Glide, now: number): number {
  if (now >= glide.end) return glide.to;
  const share = (now - glide.start) / (glide.end - glide.start);
  return Math.round(glide.from + (glide.to - glide.from) * share);
}
