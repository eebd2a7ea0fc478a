import { hours, minutes } from "../../../base/duration.ts";
import { isJsonObject } from "../../../base/json.ts";
import { momentsUntilNow, type NextMoment } from "../calendar/due-moment.ts";
import { onClockSet } from "./clock-watch.ts";
import type { Helper } from "./helper.ts";
import { earliestAction } from "./settling.ts";

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
  const startedAt = clock.monotonic();
  const stored = readState(helper, schedule.rule);
  let handled = stored.handled ?? clock.wall();
  /** The moment last acted upon. A boot with the clock in the past makes `handled` start afresh, this one still counts. */
  let acted = stored.acted;

  const timer = helper.flow.wallTimer(helper.id, () => look(shortJump));
  const settled = helper.timer(() => lookBack(clock.monotonic()));

  function look(grace: number): void {
    const found = momentsUntilNow(schedule.next, handled, clock.wall(), Math.max(late, grace));
    handled = found.handled;
    const due = found.due === acted ? undefined : found.due;
    acted = due ?? acted;
    save(due !== undefined);
    if (found.next !== undefined) timer.startAt(found.next);
    if (due !== undefined) act();
    else if (found.skipped)
      helper.flow.log("info", `"${helper.id}" was due while the flow was not running, or the clock was set; skipped.`);
  }

  function save(acting: boolean): void {
    helper.state.write({ rule: schedule.rule, handled, ...(acted === undefined ? {} : { acted }), ...(acting ? { acting } : {}) });
  }

  /** Until what it leads to has been sent, the stored state says that it is being worked on. */
  function act(): void {
    schedule.onDue();
    helper.flow.whenSent(() => save(false));
  }

  /** The first look: at what passed while the flow was not running. Acts in a turn after the set-up, when there are listeners. */
  function lookBack(now: number | undefined): void {
    const grace = shortAbsence + clock.monotonic() - startedAt;
    const { due } = momentsUntilNow(schedule.next, handled, clock.wall(), Math.max(late, grace));
    const earliest = earliestAction(helper.flow);
    if (due === undefined || (now !== undefined && earliest <= now)) look(grace);
    else settled.startAt(earliest);
  }

  // Set back by years, the wall timer would wait for as long.
  onClockSet(helper.flow, () => {
    if (clock.wall() < handled) look(shortJump);
  });
  lookBack(undefined);
}

function readState(helper: Helper, rule: string): { readonly handled: number | undefined; readonly acted: number | undefined } {
  const stored = helper.state.read();
  if (!isJsonObject(stored) || stored.rule !== rule) return { handled: undefined, acted: undefined };
  const { handled, acted, acting } = stored;
  if (acting === true) {
    helper.flow.log("warning", `"${helper.id}" was firing when the flow ended; not fired again, as it may have been done.`);
  }
  return { handled: typeof handled === "number" ? handled : undefined, acted: typeof acted === "number" ? acted : undefined };
}
