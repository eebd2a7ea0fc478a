import { getPosition, getTimes } from "suncalc";

/** Where the home is. */
export interface Place {
  /** Degrees, north positive. */
  readonly latitude: number;
  /** Degrees, east positive. */
  readonly longitude: number;
}

/** Sun events in words, and what suncalc calls them. Dawn and dusk are the civil ones (sun 6° below the horizon). */
const names = {
  sunrise: "sunrise",
  sunset: "sunset",
  dawn: "dawn",
  dusk: "dusk",
  noon: "solarNoon",
  midnight: "nadir",
  nauticalDawn: "nauticalDawn",
  nauticalDusk: "nauticalDusk",
  astronomicalDawn: "nightEnd",
  astronomicalDusk: "night",
  goldenHourMorning: "goldenHourEnd",
  goldenHourEvening: "goldenHour",
} as const;
export type SunEvent = keyof typeof names;
export const sunEvents: readonly SunEvent[] = Object.keys(names).filter((name): name is SunEvent => Object.hasOwn(names, name));

/**
 * Suncalc's apparent altitude of the sun at sunrise and sunset: the true one is −0.833° (upper limb on the horizon), to
 * which it adds 0.484° of refraction for everything at or below the horizon.
 */
const upperLimbAtHorizon = -0.833 + 0.484;

const dayLength = 86_400_000;
/** Beyond the polar circle an event can be absent for half a year; at the poles themselves for a whole one. */
const searchedDays = 370;

/**
 * The first moment later than `after` at which the event, moved by `offset` (ms, may be negative), takes place. Days without
 * it (polar day, polar night) are passed over; undefined when it does not take place within a year.
 */
export function nextSunEvent(event: SunEvent, place: Place, after: number, offset = 0): number | undefined {
  const wanted = after - offset;
  // A solar day runs from midnight to midnight of the sun, which is not the UTC day: start a day before.
  for (let ahead = -1; ahead <= searchedDays; ahead += 1) {
    const at = sunEventOn(wanted + ahead * dayLength, event, place);
    if (at !== undefined && at > wanted) return at + offset;
  }
  return undefined;
}

/** The event of the solar day around `at`, in milliseconds since 1970; undefined when that day has none. */
export function sunEventOn(at: number, event: SunEvent, place: Place): number | undefined {
  const found = getTimes(new Date(at), place.latitude, place.longitude)[names[event]];
  return found === null || Number.isNaN(found.getTime()) ? undefined : Math.ceil(found.getTime());
}

/** How high the sun stands, in degrees above the horizon as it appears (refraction included). */
export function sunElevationAt(at: number, place: Place): number {
  return getPosition(new Date(at), place.latitude, place.longitude).altitude;
}

/** Whether the sun is between its rise and its set, by the same reckoning as these. */
export function sunIsUpAt(at: number, place: Place): boolean {
  return sunElevationAt(at, place) > upperLimbAtHorizon;
}
