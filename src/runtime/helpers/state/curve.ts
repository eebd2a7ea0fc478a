import { type Duration, minutes } from "../../../base/duration.ts";
import type { Location } from "../../core/services.ts";
import type { Value } from "../../core/values.ts";
import { type CurvePoint, curveValue, inOrder } from "../calendar/curve-value.ts";
import { localHour, localNoon } from "../calendar/local-hour.ts";
import { type SunEvent, sunEventOn } from "../calendar/sun-events.ts";
import { parseTimeOfDay } from "../calendar/time-of-day.ts";
import { type Helper, setUpHelper } from "../kernel/helper.ts";
import { requiredLocation } from "../kernel/required-location.ts";
import { roundTo } from "../values/range.ts";

/** Where a point lies: on the clock ("07:30", to "24:00"), or at an event of the sun, moved by an offset. */
export type CurveTime = string | { readonly sun: SunEvent; readonly offset?: Duration };

export interface CurveOptions {
  /** The value is rounded to this, so that it changes only in steps that matter. Default: not rounded. */
  readonly step?: number;
  /** How often it is worked out. Default once a minute. */
  readonly every?: Duration;
}

/**
 * A value that follows the time of day: on a straight line from point to point, round the clock. On days without an event
 * (polar day and night) its points are left out; points that the sun has put out of order are merged, with a warning.
 * Throws for a time that is none, and for sun points without a configured location.
 */
export function curve(id: string, points: readonly (readonly [CurveTime, number])[], options: CurveOptions = {}): Value<number> {
  return setUpHelper("curve", id, {}, (helper) => {
    const period = options.every ?? minutes(1);
    const resolvers = points.map(([time, value]) => resolver(helper, time, value));
    const cell = helper.cell<number>(undefined);
    /** The points of the day on which it was last worked out. */
    let today: { readonly noon: number; readonly points: readonly CurvePoint[] } | undefined;

    function pointsOf(noon: number): readonly CurvePoint[] {
      if (today?.noon === noon) return today.points;
      const { points: ordered, moved } = inOrder(resolvers.flatMap((resolve) => resolve(noon)));
      if (moved) helper.flow.log("warning", `Points of the curve "${id}" are out of order today; they are merged.`);
      today = { noon, points: ordered };
      return ordered;
    }

    function look(): void {
      const { clock } = helper.flow;
      const value = curveValue(pointsOf(localNoon(clock.wall(), clock.zone)), localHour(clock.wall(), clock.zone));
      cell.set(options.step === undefined ? value : roundTo(value, options.step));
    }

    const timer = helper.timer(() => {
      timer.start(period);
      look();
    });
    timer.start(period);
    look();
    return cell;
  });
}

/** Finds a point's place on the day of the given noon; nothing when the day does not have it. */
function resolver(helper: Helper, time: CurveTime, value: number): (noon: number) => CurvePoint[] {
  if (typeof time === "string") {
    const hour = clockHour(helper.id, time);
    return () => [{ hour, value }];
  }
  const { sun, offset = 0 } = time;
  const place: Location = requiredLocation(helper, "curve");
  return (noon) => {
    const at = sunEventOn(noon, sun, place);
    return at === undefined ? [] : [{ hour: 12 + (at + offset - noon) / 3_600_000, value }];
  };
}

function clockHour(id: string, time: string): number {
  if (time === "24:00") return 24;
  const parsed = parseTimeOfDay(time);
  if (!parsed.ok) throw new Error(`curve("${id}", …): ${parsed.error}.`);
  return parsed.value.hour + parsed.value.minute / 60 + parsed.value.second / 3600;
}
