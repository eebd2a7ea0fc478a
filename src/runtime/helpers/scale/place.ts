import type { Json } from "../../../base/json.ts";
import type { Helper } from "../kernel/helper.ts";

export interface PlaceOptions {
  /** One dial of this id for the whole home, instead of one a flow: where one flow has stopped, the others go on. */
  readonly shared?: boolean;
}

/** What of a scale cannot be read from its members. */
export interface Place {
  /** What the members were last set to. */
  readonly values: readonly number[];
  /** The barrier that the last movement came to. */
  readonly stop?: Stop | undefined;
}

export interface Stop {
  readonly barrier: number;
  readonly rising: boolean;
  /** Until when further movement in that direction is ignored, on the monotonic clock. */
  readonly until: number;
  /** Where the members say that the scale stands now: at the barrier, but for their rounding. */
  readonly position: number;
}

export interface PlaceCell {
  read(): Place;
  write(place: Place): void;
}

/** Keeps the place of a scale; over a deploy, and if durable over a restart, that is what its members were set to. */
export function placeOf({ id, flow, durable, state, cell }: Helper, { shared = false }: PlaceOptions): PlaceCell {
  const stored = shared && durable ? flow.durable(`${id}.scale`, { shared }) : state;
  const start: Place = { values: numbersIn(stored.read()) };
  const place = shared ? flow.sharedCell<Place>(`${id}.scale`, start) : cell<Place>(start);
  return {
    read: () => place.value ?? start,
    write: (next) => {
      place.set(next);
      stored.write([...next.values]);
    },
  };
}

function numbersIn(json: Json | undefined): readonly number[] {
  return Array.isArray(json) ? json.filter((value) => typeof value === "number") : [];
}
