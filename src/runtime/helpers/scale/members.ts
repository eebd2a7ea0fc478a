import type { Dimmable, Switchable } from "../../core/capability-types.ts";
import { gapRanges, type Range } from "./position.ts";

/** Something that a scale moves, between 0 (off) and 1. */
export interface Adjustable {
  /** Its present value; undefined while unknown. */
  read(): number | undefined;
  write(value: number): void;
  /** Takes back what it was written before a deploy or restart, where that cannot be read from a device. Sends nothing. */
  restore?(value: number): void;
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
 * remembered, not read back, as on says nothing about how far it was turned; only before the first turn on counts as 1.
 */
export function switched(device: Switchable): Adjustable {
  const memory = remembered();
  function read(): number | undefined {
    const on = device.state.value;
    return memory.read() ?? (on === undefined ? undefined : Number(on));
  }
  return {
    ...memory,
    read,
    write: (value) => {
      const on = value > (read() ?? 0) || value === 1;
      memory.write(value);
      // Also where its state is stale, as with a light.
      if (device.state.value !== on) device.state.set(on);
    },
  };
}

/**
 * The gaps between the ranges of members, as members: the position must be able to rest there, where no light says so. What
 * the lights do say counts for more: one below that is not full, or one above that is on, has been moved by somebody else.
 */
export function gapsBetween(members: readonly ScaleMember[]): readonly ScaleMember[] {
  return gapRanges(members).map((gap) => {
    const memory = remembered(0);
    const below = members.filter(({ high }) => high <= gap.low);
    const above = members.filter(({ low }) => low >= gap.high);
    const read = (): number | undefined => {
      if (below.some(({ target }) => (target.read() ?? 1) < 1)) return 0;
      return above.some(({ target }) => (target.read() ?? 0) > 0) ? 1 : memory.read();
    };
    return { ...gap, target: { ...memory, read } };
  });
}

function remembered(initial?: number): Required<Adjustable> {
  let value = initial;
  const keep = (next: number): void => {
    value = next;
  };
  return { read: () => value, write: keep, restore: keep };
}
