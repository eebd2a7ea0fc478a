import { hours, minutes, seconds } from "../../../base/duration.ts";
import { isJsonObject } from "../../../base/json.ts";
import { momentsUntilNow, type NextMoment } from "../calendar/due-moment.ts";
import type { Helper } from "./helper.ts";

export interface MissedMomentOption {
  /**
   * What becomes of a moment that passed while the flow was not running, or was jumped over by the clock: `skip` (the
   * default) waits for the next one, `late` acts on the latest one missed, once. Whatever this says, an absence of up to a
   * minute (a deploy, a restart after a crash) and a jump of up to three hours lose nothing.
   */
  readonly missed?: "late" | "skip";
}

const shortAbsence = minutes(1);
const shortJump = hours(3);
/** After a start of the process nothing is acted upon before this: by then retained and queried states have arrived. */
const settlingTime = seconds(1);
/** A wall clock set back by years would have the wall timer wait for years. */
const clockCheck = minutes(10);

export interface MomentSchedule {
  /** What the moments follow from: stored beside them, so that an edited rule does not take the old one's for missed. */
  readonly rule: string;
  readonly next: NextMoment;
  readonly missed: "late" | "skip" | undefined;
  readonly onDue: () => void;
}

/**
 * Acts on each moment of a schedule once, on the wall clock. The helper must be durable: a restart right after a moment must
 * not act on it again.
 */
export function scheduleMoments(helper: Helper, schedule: MomentSchedule): void {
  const { clock } = helper.flow;
  const late = schedule.missed === "late" ? Number.POSITIVE_INFINITY : 0;
  const settling = helper.flow.startKind === "first" ? settlingTime : 0;
  let handled = readHandled(helper, schedule.rule) ?? clock.wall();
  let grace: number = Math.max(late, shortAbsence + settling);

  const timer = helper.flow.wallTimer(helper.id, look);
  const check = helper.flow.timer(`${helper.id} (clock check)`, () => {
    check.start(clockCheck);
    if (clock.wall() < handled) look();
  });

  function look(): void {
    const found = momentsUntilNow(schedule.next, handled, clock.wall(), grace);
    grace = Math.max(late, shortJump);
    handled = found.handled;
    helper.state.write({ rule: schedule.rule, handled });
    if (found.next !== undefined) timer.startAt(found.next);
    if (found.due !== undefined) schedule.onDue();
    else if (found.skipped)
      helper.flow.log("info", `"${helper.id}" was due while the flow was not running, or the clock was set; skipped.`);
  }

  check.start(clockCheck);
  const overdue = momentsUntilNow(schedule.next, handled, clock.wall(), grace).due !== undefined;
  if (overdue) timer.startAt(clock.wall() + settling);
  else look();
}

function readHandled(helper: Helper, rule: string): number | undefined {
  const stored = helper.state.read();
  if (!isJsonObject(stored) || stored.rule !== rule) return undefined;
  const { handled } = stored;
  return typeof handled === "number" ? handled : undefined;
}
