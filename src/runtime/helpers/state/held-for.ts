import type { Duration } from "../../../base/duration.ts";
import { isJsonObject } from "../../../base/json.ts";
import type { Value } from "../../core/values.ts";
import { Deadline, deadlineJson, type MissedOption, readDeadline } from "../kernel/deadline.ts";
import { type DurableOption, helperPriority, setUpHelper } from "../kernel/helper.ts";
import { type Setting, settingNow } from "../kernel/setting.ts";
import { withMembers } from "../kernel/with-members.ts";

export interface HeldFor extends Value<boolean> {
  /** Time until it turns true; undefined while the source is not true, or has been for long enough. */
  readonly remaining: Duration | undefined;
}

/**
 * True once `source` has been true for `duration` without a break: a window left open. Unknown while the source is.
 *
 * Durable: goes on after a restart, taking the source to be still true until a report says otherwise (the sensor of an open
 * window may be silent for hours). A time that was over meanwhile makes it true right after the start (`missed: "late"`, the
 * default), not before the source has been false again (`"skip"`), or runs anew (`"rearm"`).
 */
export function heldFor(
  id: string,
  source: Value<boolean>,
  duration: Setting<Duration>,
  options: DurableOption & MissedOption = {},
): HeldFor {
  return setUpHelper("heldFor", id, options, (helper) => {
    const { state, flow } = helper;
    const output = helper.cell<boolean>(undefined, source);
    /** The source has been true since before the restart, and what that led to was skipped. */
    let skipped = false;
    const deadline = new Deadline(helper, {
      save: (stored) => state.write(stored ? deadlineJson(stored) : output.value === true ? { held: true } : undefined),
      onDue: () => output.set(true),
      overWhen: "sent",
    });

    function startDelay(): void {
      const length = settingNow(duration);
      if (length === undefined) flow.log("warning", `"${id}" stays false: how long its source has to be true is unknown.`);
      else deadline.start(length);
    }

    function follow(on: boolean): void {
      if (!on) {
        deadline.stop();
        state.write(undefined);
        skipped = false;
        output.set(false);
      } else if (output.value !== true && !deadline.running && !skipped) {
        output.set(false);
        startDelay();
      }
    }

    const stored = state.read();
    const storedDeadline = readDeadline(stored);
    if (storedDeadline !== undefined) {
      output.set(false);
      skipped = !deadline.resume(storedDeadline, options.missed ?? "late");
    } else if (isJsonObject(stored) && stored.held === true) output.set(true);
    if (source.value !== undefined) follow(source.value);
    source.onChange(follow, { first: true, resync: true, priority: helperPriority });

    return withMembers(output, {
      get remaining() {
        return deadline.remaining;
      },
    });
  });
}
