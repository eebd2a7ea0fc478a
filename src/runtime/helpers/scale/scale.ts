import type { Disposer } from "../../../base/disposer.ts";
import { type Duration, seconds } from "../../../base/duration.ts";
import { type DurableOption, setUpHelper } from "../kernel/helper.ts";
import { firstBarrier } from "./barriers.ts";
import { gapsBetween, type ScaleMember } from "./members.ts";
import { type PlaceOptions, placeOf } from "./place.ts";
import { positionOf, valueAt } from "./position.ts";

export interface ScaleOptions extends DurableOption, PlaceOptions {
  /** Positions at which a movement stops, 0…1. */
  readonly barriers?: readonly number[];
  /** How long after stopping at a barrier movement in the same direction is ignored. Default 0.75 s. */
  readonly hold?: Duration;
}

export interface Scale {
  /** Moves by a part of the scale, −1…1. */
  add(delta: number): void;
  /** Called with the barrier when a movement of this flow has stopped at it: for a click, so that the hand feels it. */
  onBarrier(listener: (barrier: number) => void): Disposer;
}

/** By how much the lamps' own rounding may move a scale that rests at a barrier. */
const lampRounding = 0.01;

/**
 * One dial over many lights: each member covers a part of the scale; ranges may overlap. The position is not stored but
 * worked out from what the members are at, so that it follows whoever else moves them. A member that is unknown is moved
 * along, but has no say in where the scale stands, unless all are. What cannot be read back (gaps, things that are only switched) is carried
 * over a deploy, and if durable over a restart. Throws for ranges outside 0…1.
 */
export function scale(id: string, members: readonly ScaleMember[], options: ScaleOptions = {}): Scale {
  const { barriers = [], hold = seconds(0.75) } = options;
  const wrong = members.find(({ low, high }) => !(low >= 0 && low <= high && high <= 1));
  if (wrong !== undefined) throw new Error(`scale("${id}", …): ${wrong.low}…${wrong.high} is not a part of 0…1.`);
  return setUpHelper("scale", id, options, (helper) => {
    const { clock } = helper.flow;
    const stopped = helper.hub<number>();
    const all = [...members, ...gapsBetween(members)];
    const place = placeOf(helper, options);

    function present(rising: boolean, values: readonly number[]): number {
      // Where no member is known, they are believed to be where they were put, or off: the gaps alone say nothing.
      const isKnown = members.some(({ target }) => target.read() !== undefined);
      const positions = all.flatMap((member, index) => {
        const value = isKnown ? member.target.read() : (values[index] ?? 0);
        return value === undefined ? [] : [positionOf(member, value, rising)];
      });
      return rising ? Math.min(1, ...positions) : Math.max(0, ...positions);
    }

    function add(delta: number): void {
      if (!Number.isFinite(delta) || delta === 0) return;
      const rising = delta > 0;
      const { values, stop } = place.read();
      const again = stop?.rising === rising ? stop : undefined;
      if (again !== undefined && clock.monotonic() < again.until) return;
      // Another number of values: other members than those that were stored, and what belongs to which is not known.
      if (values.length === all.length) for (const [index, value] of values.entries()) all[index]?.target.restore?.(value);
      const from = present(rising, values);
      const wanted = Math.max(0, Math.min(1, from + delta));
      // The lamps may have rounded to the near side of the barrier that they rest at: it must not stop them for ever.
      const left = again !== undefined && Math.abs(from - again.position) < lampRounding ? again.barrier : undefined;
      const ahead = barriers.filter((each) => each !== left);
      const barrier = firstBarrier(ahead, from, wanted);
      const next = all.map((member) => valueAt(member, barrier ?? wanted));
      for (const [index, value] of next.entries()) all[index]?.target.write(value);
      place.write({
        values: next,
        stop: barrier === undefined ? undefined : { barrier, rising, until: clock.monotonic() + hold, position: present(rising, next) },
      });
      if (barrier !== undefined) stopped.emit(barrier);
    }

    return { add, onBarrier: (listener) => stopped.on(listener) };
  });
}
