import { Temporal } from "temporal-polyfill";

export type Period = "hour" | "day" | "week" | "month";

/** When the hour, day, week (from Monday) or month that an instant lies in began in a zone; milliseconds since 1970. */
export function periodStart(period: Period, at: number, zone: string): number {
  const moment = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  switch (period) {
    case "hour":
      return moment.round({ smallestUnit: "hour", roundingMode: "floor" }).epochMilliseconds;
    case "day":
      return moment.startOfDay().epochMilliseconds;
    case "week":
      return moment
        .startOfDay()
        .subtract({ days: moment.dayOfWeek - 1 })
        .startOfDay().epochMilliseconds;
    case "month":
      return moment.with({ day: 1 }).startOfDay().epochMilliseconds;
  }
}
