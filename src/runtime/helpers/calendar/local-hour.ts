import { Temporal } from "temporal-polyfill";

function local(at: number, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
}

/** What the clock on the wall shows, as decimal hours: 17.5 at half past five. */
export function localHour(at: number, zone: string): number {
  const { hour, minute, second } = local(at, zone);
  return hour + minute / 60 + second / 3600;
}

/** Noon of the date that it is in a zone; milliseconds since 1970. */
export function localNoon(at: number, zone: string): number {
  return local(at, zone).withPlainTime({ hour: 12 }).epochMilliseconds;
}
