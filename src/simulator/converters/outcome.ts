import type { Duration } from "../../base/duration.ts";
import type { Json } from "../../base/json.ts";
import type { Result } from "../../base/result.ts";
import type { Target } from "./target.ts";

/** Values by name without endpoint suffix. A map, because names come from outside. */
export type Changes = ReadonlyMap<string, Json>;

/** A number that glides: brightness in a transition, a cover on its way. */
export interface Move {
  readonly name: string;
  readonly to: number;
  readonly duration: Duration;
  /** Also report on the way, this often; without it the device reports once, at the end. */
  readonly reportEvery?: Duration;
  /** What the device is beside the value at the end: a lamp that was moved down to 0 is off. */
  readonly atEnd?: Changes;
}

/** Something a device does by itself later on, and reports. */
export interface Later {
  readonly after: Duration;
  readonly changes?: Changes;
  /** Values that are read from the device at that moment. */
  readonly reads?: readonly string[];
}

/** What a command does. */
export interface Outcome {
  /** What Zigbee2MQTT publishes once the device has acknowledged. Empty: nothing is published. */
  readonly echo: Changes;
  /** What the device is at once; the same as `echo` when left out. */
  readonly actual?: Changes;
  readonly moves?: readonly Move[];
  /** Values whose movement ends where it is. */
  readonly halts?: readonly string[];
  readonly later?: readonly Later[];
}

export interface SetRequest {
  readonly name: string;
  readonly value: Json;
  /** All keys of the message for this endpoint: transition, state beside brightness … */
  readonly message: Changes;
  readonly target: Target;
}

/** Turns `/set` keys into what a device does; an error is the text after "Error: " in Zigbee2MQTT's log. */
export interface Converter {
  /** Names it takes care of together: `state` and `brightness` are one Zigbee command. */
  readonly names: readonly string[];
  readonly set: (request: SetRequest) => Result<Outcome, string>;
}

export const nothing: Outcome = { echo: new Map() };

export function changes(entries: Readonly<Record<string, Json | undefined>>): Changes {
  const result = new Map<string, Json>();
  for (const [name, value] of Object.entries(entries)) if (value !== undefined) result.set(name, value);
  return result;
}
