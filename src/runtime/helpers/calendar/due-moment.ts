/** The first moment of a schedule strictly later than `after`, in milliseconds since 1970; undefined when there is none. */
export type NextMoment = (after: number) => number | undefined;

export interface MomentsUntilNow {
  /** The moment to act on now, if any: of several that were missed only the latest, so that no clock step causes a storm. */
  readonly due: number | undefined;
  /** Whether moments passed that are too long ago to act on. */
  readonly skipped: boolean;
  /** What to wait for next. */
  readonly next: number | undefined;
  /** Everything up to here has been dealt with: pass it to the next call. */
  readonly handled: number;
}

/** No schedule is without a moment for longer than this; looking back further would only take long. */
const longestLookBack = 400 * 86_400_000;
/** A clock that goes back further than this was wrong before: what it "handled" then counts for nothing. */
const longestStepBack = 2 * 86_400_000;

/**
 * What a schedule has to do at `now`, given that everything up to `handled` was dealt with. No moment comes up twice, also
 * when the clock is set back; one that is overdue by more than `grace` milliseconds is skipped.
 */
export function momentsUntilNow(next: NextMoment, handled: number, now: number, grace: number): MomentsUntilNow {
  const start = handled - now > longestStepBack ? now : handled;
  const resume = Math.max(start, now);
  const passed = isPassed(next(start), now);
  const due = passed ? latestMoment(next, Math.max(start, now - Math.min(grace, longestLookBack) - 1), now) : undefined;
  return { due, skipped: passed && due === undefined, next: next(resume), handled: resume };
}

function latestMoment(next: NextMoment, after: number, now: number): number | undefined {
  let latest: number | undefined;
  for (let moment = next(after); isPassed(moment, now); moment = next(moment)) latest = moment;
  return latest;
}

function isPassed(moment: number | undefined, now: number): moment is number {
  return moment !== undefined && moment <= now;
}
