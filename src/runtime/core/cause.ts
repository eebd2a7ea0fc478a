/**
 * Why something was published: each publish remembers the echo that led to it, so that a ring of flows that keep answering
 * each other's echoes is recognised by the length of the chain.
 */
export interface Cause {
  /** 1 for a publish that news from outside led to; one more for each echo in between. */
  readonly depth: number;
  /** Who published; undefined for code outside flows. */
  readonly flow: string | undefined;
  /** What was published, in words: `hall/lamp state`. */
  readonly what: string;
  readonly before: Cause | undefined;
}
