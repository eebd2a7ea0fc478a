import type { Disposer } from "../../../base/disposer.ts";
import { type Duration, seconds } from "../../../base/duration.ts";
import { type DurableOption, type Helper, setUpHelper } from "../kernel/helper.ts";
import { firstBarrier } from "./barriers.ts";
import { remembered, type ScaleMember } from "./members.ts";
import { gapsBetween, positionOf, valueAt } from "./position.ts";

export interface ScaleOptions extends DurableOption {
  /** Positions at which a movement stops, 0…1. */
  readonly barriers?: readonly number[];
  /** How long after stopping at a barrier movement in the same direction is ignored. Default 0.75 s. */
  readonly hold?: Duration;
}

export interface Scale {
  /** Moves by a part of the scale, −1…1. */
  add(delta: number): void;
  /** Called with the barrier when a movement has stopped at it: for a click, so that the hand feels it. */
  onBarrier(listener: (barrier: number) => void): Disposer;
}

/**
 * One dial over many lights: each member covers a part of the scale; ranges may overlap. The position is not stored but
 * worked out from what the members are at, so that it follows whoever else moves them. A member that is unknown is moved
 * along, but has no say in where the scale stands. What cannot be read back (gaps, things that are only switched) is carried
 * over a deploy, and if durable over a restart. Throws for ranges outside 0…1.
 */
export function scale(id: string, members: readonly ScaleMember[], options: ScaleOptions = {}): Scale {
  const { barriers = [], hold = seconds(0.75) } = options;
  const wrong = members.find(({ low, high }) => !(low >= 0 && low <= high && high <= 1));
  if (wrong !== undefined) throw new Error(`scale("${id}", …): ${wrong.low}…${wrong.high} is not a part of 0…1.`);
  return setUpHelper("scale", id, options, (helper) => {
    const { clock } = helper.flow;
    const stopped = helper.hub<number>();
    const all = [...members, ...gapsBetween(members).map((gap) => ({ ...gap, target: remembered(0) }))];
    restoreMembers(helper, all);
    /** Set while movement in one direction is ignored. */
    let held: { readonly rising: boolean; readonly until: number } | undefined;

    function present(rising: boolean): number {
      const positions = all.flatMap((member) => {
        const value = member.target.read();
        return value === undefined ? [] : [positionOf(member, value, rising)];
      });
      if (positions.length === 0) return 0;
      return rising ? Math.min(...positions) : Math.max(...positions);
    }

    function add(delta: number): void {
      if (!Number.isFinite(delta) || delta === 0) return;
      const rising = delta > 0;
      if (held !== undefined && held.rising === rising && clock.monotonic() < held.until) return;
      held = undefined;
      const from = present(rising);
      const wanted = Math.max(0, Math.min(1, from + delta));
      const barrier = firstBarrier(barriers, from, wanted);
      for (const member of all) member.target.write(valueAt(member, barrier ?? wanted));
      helper.state.write(all.map((member) => valueAt(member, barrier ?? wanted)));
      if (barrier === undefined) return;
      held = { rising, until: clock.monotonic() + hold };
      stopped.emit(barrier);
    }

    return { add, onBarrier: (listener) => stopped.on(listener) };
  });
}

function restoreMembers(helper: Helper, members: readonly ScaleMember[]): void {
  const stored = helper.state.read();
  // Other members than those that were stored: what belongs to which is no longer known.
  if (!Array.isArray(stored) || stored.length !== members.length) return;
  for (const [index, member] of members.entries()) {
    const value = stored[index];
    if (typeof value === "number") member.target.restore?.(value);
  }
}
