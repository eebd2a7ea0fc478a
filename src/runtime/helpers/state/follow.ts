import { seconds } from "../../../base/duration.ts";
import { isJsonObject } from "../../../base/json.ts";
import type { Switchable } from "../../core/capability-types.ts";
import type { SettableNumber } from "../../core/property-types.ts";
import type { Value } from "../../core/values.ts";
import { type Devices, followDevices } from "../kernel/followed.ts";
import { type DurableOption, setUpHelper } from "../kernel/helper.ts";

export interface FollowOptions extends DurableOption {
  /** How far a report may be from what was sent without being somebody's wish: lamps round. In the property's unit; default 5. */
  readonly tolerance?: number;
}

export interface Follow {
  /** All lights follow again, also those that were set by hand. */
  resume(): void;
}

/** A light, and what it was last told. */
interface Follower {
  readonly property: SettableNumber;
  expected?: number | undefined;
  /** Until then reports may still be on their way from an older value. Monotonic. */
  settledAt: number;
}

/** How long a lamp may take to arrive at a value that is far from its last one. */
const longestWay = seconds(5);

/**
 * Keeps a property of the lights that are lit at a value that changes: their colour temperature at that of the time of day. Lights
 * that are off are told when they are switched on. A light that somebody sets by hand (another flow, a remote, an app) stays
 * as it is until it is switched on anew, or until `resume`. Durable: also over a restart.
 */
export function follow<L extends Switchable>(
  id: string,
  value: Value<number>,
  lights: Devices<L>,
  propertyOf: (light: L) => SettableNumber,
  options: FollowOptions = {},
): Follow {
  const { tolerance = 5 } = options;
  return setUpHelper("follow", id, options, (helper) => {
    const { clock } = helper.flow;
    const followers = new Map<L, Follower>();
    const byHand = new Set(readAddresses(helper.state.read()));

    function set(light: L, follower: Follower, wanted: number): void {
      const { property } = follower;
      const before = property.value;
      property.set(wanted);
      follower.expected = property.value;
      const isFar = before === undefined || Math.abs(before - (property.value ?? wanted)) > tolerance;
      if (isFar) follower.settledAt = clock.monotonic() + longestWay;
      setByHand(light, false);
    }

    function setByHand(light: L, is: boolean): void {
      if (byHand.has(light.address) === is) return;
      if (is) byHand.add(light.address);
      else byHand.delete(light.address);
      helper.state.write(byHand.size === 0 ? undefined : { byHand: [...byHand].sort() });
    }

    function tellAll(wanted: number): void {
      for (const light of present()) {
        const follower = followers.get(light);
        if (follower !== undefined && light.state.value === true && !byHand.has(light.address)) set(light, follower, wanted);
      }
    }

    /** Whether a value that has come is somebody's wish, rather than the answer to what was sent. */
    function isWish({ property, expected, settledAt }: Follower, now: number, previous: number | undefined): boolean {
      const before = expected ?? previous;
      if (before === undefined) return false;
      if (property.source === "requested") return now !== before;
      return Math.abs(now - before) > tolerance && clock.monotonic() >= settledAt;
    }

    function add(light: L): void {
      const follower: Follower = { property: propertyOf(light), settledAt: 0 };
      followers.set(light, follower);
      follower.property.onChange(
        (now, { previous }) => {
          if (light.state.value === true && isWish(follower, now, previous)) setByHand(light, true);
        },
        { resync: true },
      );
      light.state.onChange(
        (on) => {
          if (!on || value.value === undefined || !present().includes(light)) return;
          // A lamp that was off may have ignored or forgotten what it was told last.
          follower.property.markStale();
          set(light, follower, value.value);
        },
        { resync: true },
      );
    }

    const present = followDevices(lights, (found) => {
      for (const light of found) if (!followers.has(light)) add(light);
    });
    value.onChange(tellAll, { resync: true });

    return {
      resume: () => {
        byHand.clear();
        helper.state.write(undefined);
        if (value.value !== undefined) tellAll(value.value);
      },
    };
  });
}

function readAddresses(stored: unknown): readonly string[] {
  const list = isJsonObject(stored) ? stored.byHand : undefined;
  return Array.isArray(list) ? list.filter((address) => typeof address === "string") : [];
}
