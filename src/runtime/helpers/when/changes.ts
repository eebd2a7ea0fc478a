import type { Change, Events, Value } from "../../core/values.ts";
import { helperPriority, setUpHelper } from "../kernel/helper.ts";
import { sameValue } from "../values/same-value.ts";

export interface ChangesOptions<T> {
  /** Only changes to this value. */
  readonly to?: T;
  /** Only changes from this value. */
  readonly from?: T;
  /** Only upwards; of a boolean: only to true. With `falling` too: both. */
  readonly rising?: boolean;
  /** Only downwards; of a boolean: only to false. */
  readonly falling?: boolean;
  /** Only once a number differs by this much from the one last fired (or first known): small steps add up. */
  readonly byAtLeast?: number;
  /** Also when the value first becomes known. */
  readonly first?: boolean;
  /** Also for what changed while nobody listened. */
  readonly resync?: boolean;
}

/** Fires, with the new value, when `source` changes in the way the options say; without options at every change. */
export function changes<T>(id: string, source: Value<T>, options: ChangesOptions<T> = {}): Events<T> {
  return setUpHelper("changes", id, {}, (helper) => {
    const fired = helper.hub<T>();
    /** What `byAtLeast` measures from. */
    let reference = source.value;

    function follow(value: T, change: Change<T>): void {
      const wanted = isWanted(value, change, options) && isFarEnough(value, reference, options.byAtLeast);
      if (wanted || reference === undefined) reference = value;
      if (wanted) fired.emit(value);
    }

    source.onChange(follow, { first: true, resync: true, priority: helperPriority });
    return fired;
  });
}

function isWanted<T>(value: T, change: Change<T>, options: ChangesOptions<T>): boolean {
  if (change.previous === undefined && options.first !== true) return false;
  if (change.class !== "live" && options.resync !== true) return false;
  if (options.to !== undefined && !sameValue(value, options.to)) return false;
  if (options.from !== undefined && !sameValue(change.previous, options.from)) return false;
  return isDirectionWanted(value, change.previous, options);
}

function isDirectionWanted<T>(value: T, previous: T | undefined, options: ChangesOptions<T>): boolean {
  if (options.rising !== true && options.falling !== true) return true;
  const direction = rank(value) - (previous === undefined ? 0.5 : rank(previous));
  return (options.rising === true && direction > 0) || (options.falling === true && direction < 0);
}

/** Booleans rise from false to true; what has no order (NaN) neither rises nor falls. */
function rank(value: unknown): number {
  if (typeof value === "boolean") return value ? 1 : 0;
  return typeof value === "number" ? value : Number.NaN;
}

function isFarEnough(value: unknown, reference: unknown, byAtLeast: number | undefined): boolean {
  if (byAtLeast === undefined || typeof value !== "number" || typeof reference !== "number") return true;
  return Math.abs(value - reference) >= byAtLeast;
}
