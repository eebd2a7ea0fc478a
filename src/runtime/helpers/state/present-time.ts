import { Temporal } from "temporal-polyfill";
import type { Value } from "../../core/values.ts";
import { type Weekday, weekdays } from "../calendar/weekday.ts";
import { onClockSet } from "../kernel/clock-watch.ts";
import { setUpHelper } from "../kernel/helper.ts";

/** What clock and calendar of the home show; each part changes when it does there. */
export interface PresentTime {
  /** "07:30" */
  readonly time: Value<string>;
  /** 0…23 */
  readonly hour: Value<number>;
  /** 0…59 */
  readonly minute: Value<number>;
  /** Since midnight by the clock, 0…1439: half past seven is 450. */
  readonly minuteOfDay: Value<number>;
  readonly weekday: Value<Weekday>;
  /** "2026-03-01" */
  readonly date: Value<string>;
  /** 1…31 */
  readonly day: Value<number>;
  /** 1…12 */
  readonly month: Value<number>;
  readonly year: Value<number>;
}

const minute = 60_000;

/** The time and date in the zone of the home, to the minute. Never unknown. */
export function presentTime(id: string): PresentTime {
  return setUpHelper("presentTime", id, {}, (helper) => {
    const { clock } = helper.flow;
    const now = () => Temporal.Instant.fromEpochMilliseconds(clock.wall()).toZonedDateTimeISO(clock.zone);
    const first = now();
    const cells = {
      time: helper.cell(timeText(first)),
      hour: helper.cell(first.hour),
      minute: helper.cell(first.minute),
      minuteOfDay: helper.cell(first.hour * 60 + first.minute),
      weekday: helper.cell(weekdayOf(first)),
      date: helper.cell(first.toPlainDate().toString()),
      day: helper.cell(first.day),
      month: helper.cell(first.month),
      year: helper.cell(first.year),
    };
    const timer = helper.flow.wallTimer(id, look);

    function look(): void {
      const moment = now();
      // Zones are apart from each other by whole minutes, so that a minute begins everywhere at once.
      timer.startAt((Math.floor(moment.epochMilliseconds / minute) + 1) * minute);
      cells.time.set(timeText(moment));
      cells.hour.set(moment.hour);
      cells.minute.set(moment.minute);
      cells.minuteOfDay.set(moment.hour * 60 + moment.minute);
      cells.weekday.set(weekdayOf(moment));
      cells.date.set(moment.toPlainDate().toString());
      cells.day.set(moment.day);
      cells.month.set(moment.month);
      cells.year.set(moment.year);
    }

    onClockSet(helper.flow, look);
    look();
    return cells;
  });
}

function timeText(moment: Temporal.ZonedDateTime): string {
  return moment.toPlainTime().toString({ smallestUnit: "minute" });
}

function weekdayOf(moment: Temporal.ZonedDateTime): Weekday {
  return weekdays[moment.dayOfWeek - 1] ?? "mon";
}
