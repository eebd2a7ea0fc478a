import type { Duration } from "../../../base/duration.ts";
import type { Events } from "../../core/values.ts";
import { nextSunEvent, type SunEvent, sunEvents } from "../calendar/sun-events.ts";
import { setUpHelper } from "../kernel/helper.ts";
import { type MissedMomentOption, scheduleMoments } from "../kernel/moments.ts";
import { requiredLocation } from "../kernel/required-location.ts";

export interface AtSunOptions extends MissedMomentOption {
  /** Later by this much; negative: before the event. */
  readonly offset?: Duration;
}

/**
 * Fires at sunrise, sunset, dawn, dusk, noon … where the home is. Days without the event (polar day and night) are passed
 * over. Throws without a configured location.
 */
export function atSun(id: string, event: SunEvent, options: AtSunOptions = {}): Events<void> {
  if (!sunEvents.includes(event))
    throw new Error(`atSun("${id}", …): "${event}" is not a sun event. Write one of ${sunEvents.join(", ")}.`);
  return setUpHelper("atSun", id, { durable: true }, (helper) => {
    const place = requiredLocation(helper, "atSun");
    const fired = helper.hub<void>();
    const offset = options.offset ?? 0;
    scheduleMoments(helper, {
      rule: JSON.stringify([event, offset, place.latitude, place.longitude]),
      next: (after) => nextSunEvent(event, place, after, offset),
      missed: options.missed,
      onDue: () => fired.emit(),
    });
    return fired;
  });
}
