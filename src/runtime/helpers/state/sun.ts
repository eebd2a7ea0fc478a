import { minutes } from "../../../base/duration.ts";
import type { Value } from "../../core/values.ts";
import { sunElevationAt, sunIsUpAt } from "../calendar/sun-events.ts";
import { type Helper, setUpHelper } from "../kernel/helper.ts";
import { requiredLocation } from "../kernel/required-location.ts";

/** How often the sun is looked at: it moves by a quarter of a degree, and rises or sets at most this late. */
const period = minutes(1);

/** Whether the sun is above the horizon where the home is, to the minute. Throws without a configured location. */
export function sunIsUp(id: string): Value<boolean> {
  return setUpHelper("sunIsUp", id, {}, (helper) => {
    const place = requiredLocation(helper, "sunIsUp");
    return watched(helper, (now) => sunIsUpAt(now, place));
  });
}

/** Degrees of the sun above the horizon (negative: below), to a tenth, updated every minute. Throws without a configured location. */
export function sunElevation(id: string): Value<number> {
  return setUpHelper("sunElevation", id, {}, (helper) => {
    const place = requiredLocation(helper, "sunElevation");
    return watched(helper, (now) => Math.round(sunElevationAt(now, place) * 10) / 10);
  });
}

function watched<T>(helper: Helper, look: (now: number) => T): Value<T> {
  const { clock } = helper.flow;
  const cell = helper.cell<T>(look(clock.wall()));
  const timer = helper.timer(() => {
    timer.start(period);
    cell.set(look(clock.wall()));
  });
  timer.start(period);
  return cell;
}
