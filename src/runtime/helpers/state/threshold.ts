import type { Value } from "../../core/values.ts";
import { helperPriority, setUpHelper } from "../kernel/helper.ts";
import { type Setting, settingNow } from "../kernel/setting.ts";

/**
 * True once `source` rises above `above`, false once it falls below `below`, in between what it was: a fan that does not
 * flutter at the limit. Unknown while the source is; a source first seen in between counts as false. While one of the limits
 * is unknown it stays as it is. Throws when `below` is greater than `above`.
 */
export function threshold(
  id: string,
  source: Value<number>,
  limits: { readonly above: Setting<number>; readonly below: Setting<number> },
): Value<boolean> {
  return setUpHelper("threshold", id, {}, (helper) => {
    if (typeof limits.above === "number" && typeof limits.below === "number" && !(limits.below <= limits.above)) {
      throw new Error(`threshold("${id}", …): "below" (${limits.below}) must not be greater than "above" (${limits.above}).`);
    }
    const output = helper.cell<boolean>(undefined, source);

    function follow(value: number): void {
      const [above, below] = [settingNow(limits.above), settingNow(limits.below)];
      if (above === undefined || below === undefined) return;
      if (value > above) output.set(true);
      else if (value < below) output.set(false);
      else output.set(output.value ?? helper.state.read() === true);
      helper.state.write(output.value);
    }

    if (source.value !== undefined) follow(source.value);
    source.onChange(follow, { first: true, resync: true, priority: helperPriority });
    return output;
  });
}
