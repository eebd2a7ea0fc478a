import { type Duration, milliseconds } from "../../../base/duration.ts";
import type { Value } from "../../core/values.ts";
import type { DayTime } from "../calendar/day-time.ts";
import { lookAtWindow } from "../calendar/day-window.ts";
import type { SunEvent } from "../calendar/sun-events.ts";
import { parseTimeOfDay } from "../calendar/time-of-day.ts";
import { type Weekday, weekdays } from "../calendar/weekday.ts";
import { onClockSet } from "../kernel/clock-watch.ts";
import { type Helper, setUpHelper } from "../kernel/helper.ts";
import { requiredLocation } from "../kernel/required-location.ts";

/** On the clock ("07:30", to "24:00"), or at an event of the sun, moved by an offset. */
export type WindowEnd = string | { readonly sun: SunEvent; readonly offset?: Duration };

export interface TimeWindowOptions {
  /** The days on which it begins; every day when missing or empty. */
  readonly days?: readonly Weekday[];
}

/**
 * True between two times of the day, in the zone of the home. Over midnight where `to` usually is not later than `from`; the part
 * after midnight belongs to the day before it. Where the sun does not set its night is of no length, where it does not rise its
 * day. Throws for a time or day that is none, and for sun events without a configured location.
 */
export function timeWindow(id: string, from: WindowEnd, to: WindowEnd, options: TimeWindowOptions = {}): Value<boolean> {
  const unknown = options.days?.find((day) => !weekdays.includes(day));
  if (unknown !== undefined)
    throw new Error(`timeWindow("${id}", …): "${unknown}" is not a day of the week. Write ${weekdays.join(", ")}.`);
  return setUpHelper("timeWindow", id, {}, (helper) => {
    const { clock } = helper.flow;
    const window = { from: readEnd(helper, from), to: readEnd(helper, to), days: options.days ?? [], zone: clock.zone };
    const cell = helper.cell<boolean>(lookAtWindow(window, clock.wall()).inside);
    const timer = helper.flow.wallTimer(id, look);

    function look(): void {
      const { inside, until } = lookAtWindow(window, clock.wall());
      timer.startAt(until);
      cell.set(inside);
    }

    onClockSet(helper.flow, look);
    look();
    return cell;
  });
}

function readEnd(helper: Helper, end: WindowEnd): DayTime {
  if (typeof end !== "string") {
    const { sun, offset = milliseconds(0) } = end;
    return { type: "sun", event: sun, offset, place: requiredLocation(helper, "timeWindow") };
  }
  if (end === "24:00") return { type: "clock", time: { hour: 24, minute: 0, second: 0 } };
  const parsed = parseTimeOfDay(end);
  if (!parsed.ok) throw new Error(`timeWindow("${helper.id}", …): ${parsed.error}.`);
  return { type: "clock", time: parsed.value };
}
