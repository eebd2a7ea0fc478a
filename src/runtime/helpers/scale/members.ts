import type { Dimmable, Switchable } from "../../core/capability-types.ts";
import type { Range } from "./position.ts";

/** Something that a scale moves, between 0 (off) and 1. */
export interface Adjustable {
  /** Its present value; undefined while unknown. */
  read(): number | undefined;
  write(value: number): void;
}

/** An adjustable and the part of the scale it covers. */
export interface ScaleMember extends Range {
  readonly target: Adjustable;
}

/** A light as part of a scale: above 0 it is on with that brightness, at 0 it is off. Reads 0 while it is off. */
export function dimmed(light: Dimmable): Adjustable {
  function read(): number | undefined {
    const on = light.state.value;
    return on === true ? light.brightness.normalized : on === false ? 0 : undefined;
  }
  return {
    read,
    write: (value) => {
      // Also where the light's state is stale: a turn of the dial must not message all the lights it does not move.
      if (value === read()) return;
      if (value > 0) light.brightness.setNormalized(value);
      light.state.set(value > 0);
    },
  };
}

/**
 * Something that can only be switched, as part of a scale: on when its value rises or is 1, else off. Its value is
 * remembered, not read back: on says nothing about how far it was turned.
 */
export function switched(device: Switchable): Adjustable {
  let value = 0;
  return {
    read: () => value,
    write: (next) => {
      device.state.set(next > value || next === 1);
      value = next;
    },
  };
}
