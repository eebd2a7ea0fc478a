import type { Json } from "../../base/json.ts";
import type { PropertyDescription } from "../../z2m/description.ts";

/** What a converter sees of a device's endpoint or of a group. Names come without endpoint suffix. */
export interface Target {
  /** What the device really has at this moment, glides included. */
  value(name: string): Json | undefined;
  /** What Zigbee2MQTT believes; undefined before the first report. */
  known(name: string): Json | undefined;
  /** The exposes published or set under this name; two for `color` (x/y and hue/saturation). */
  properties(name: string): readonly PropertyDescription[];
  /** Default transition in seconds, when one is configured. */
  readonly transition: number | undefined;
  /** Things the device remembers that are no state: the level before it went off. */
  readonly memory: Map<string, Json>;
  /** Whether to publish what was asked even where the device ignores it, as Zigbee2MQTT does. */
  readonly echoesIgnored: boolean;
  /** How long a cover takes from one end to the other, in milliseconds. */
  readonly coverTravel: number;
}

export function property(target: Target, name: string): PropertyDescription | undefined {
  return target.properties(name)[0];
}

export function numberOf(value: Json | undefined): number | undefined {
  return typeof value === "number" && Number.isFinite(value) ? value : undefined;
}

/** Whether there is such a property under a specific expose: `hasWithin(target, "brightness", "light")`. */
export function hasWithin(target: Target, name: string, within: string): boolean {
  return target.properties(name).some((property) => property.within === within);
}
