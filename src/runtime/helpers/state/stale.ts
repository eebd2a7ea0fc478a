import { type Duration, milliseconds } from "../../../base/duration.ts";
import type { Property } from "../../core/property-types.ts";
import type { Value } from "../../core/values.ts";
import { helperPriority, setUpHelper } from "../kernel/helper.ts";
import { type Setting, settingNow } from "../kernel/setting.ts";
import { withMembers } from "../kernel/with-members.ts";

export interface Stale extends Value<boolean> {
  readonly value: boolean;
  /** Time until it turns true if nothing is heard; undefined once it has. */
  readonly remaining: Duration | undefined;
}

/**
 * True once nothing was heard of `source` for `after`: of a property every live report counts, also one that says what was
 * known, of any other value every change. What the broker retained or Zigbee2MQTT repeats says nothing about the device. The time
 * counts from the start of the program on; a deploy keeps it. While `after` is unknown, it stays as it is.
 */
export function stale(id: string, source: Value<unknown> | Property<unknown>, after: Setting<Duration>): Stale {
  return setUpHelper("stale", id, {}, (helper) => {
    const { clock } = helper.flow;
    const output = helper.cell<boolean>(false);
    const timer = helper.timer(() => {
      output.set(true);
    });

    function heard(at: number): void {
      helper.state.write(at);
      const length = settingNow(after);
      if (length !== undefined) timer.startAt(at + length);
    }

    const before = helper.state.read();
    const since = typeof before === "number" ? before : clock.monotonic();
    const length = settingNow(after);
    if (length !== undefined && since + length <= clock.monotonic()) output.set(true);
    else heard(since);

    function live(): void {
      output.set(false);
      heard(clock.monotonic());
    }

    if ("onReport" in source) {
      source.onReport((_value, report) => {
        if (report.class === "live") live();
      });
    } else source.onChange(live, { first: true, priority: helperPriority });

    // A cell that starts known and is only ever set to true or false has a value at all times.
    return withMembers(output, {
      get remaining() {
        const at = timer.deadline;
        return at === undefined ? undefined : milliseconds(Math.max(0, at - clock.monotonic()));
      },
    }) as Stale;
  });
}
