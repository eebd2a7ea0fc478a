import type { Duration } from "../../../base/duration.ts";
import { isJsonObject } from "../../../base/json.ts";
import type { Value } from "../../core/values.ts";
import { Deadline, deadlineJson, type MissedOption, readDeadline } from "../kernel/deadline.ts";
import { type DurableOption, helperPriority, setUpHelper } from "../kernel/helper.ts";
import { type Setting, settingNow } from "../kernel/setting.ts";
import { withMembers } from "../kernel/with-members.ts";

export interface OffDelay extends Value<boolean> {
  /** Time until it turns false; undefined while no delay runs. */
  readonly remaining: Duration | undefined;
}

/**
 * True while `source` is true and for `delay` afterwards: presence from a motion sensor. Unknown while the source is.
 *
 * Durable: goes on after a restart. A delay that ended meanwhile turns it false right after the start (`missed: "late"`,
 * the default), silently (`"skip"`), or runs anew (`"rearm"`). If the source was true at the end and is not heard of after
 * the restart, the delay runs from there: a light must not stay on because a sensor's "no more motion" was missed.
 */
export function offDelay(
  id: string,
  source: Value<boolean>,
  delay: Setting<Duration>,
  options: DurableOption & MissedOption = {},
): OffDelay {
  return setUpHelper("offDelay", id, options, (helper) => {
    const { state, flow } = helper;
    const output = helper.cell<boolean>(undefined, source);
    const deadline = new Deadline(helper, {
      save: (stored) => state.write(stored && deadlineJson(stored)),
      onDue: () => output.set(false),
      overWhen: "sent",
    });

    function turnOn(): void {
      deadline.stop();
      output.set(true);
      state.write({ on: true });
    }

    function startDelay(): void {
      const length = settingNow(delay);
      if (length === undefined) flow.log("warning", `"${id}" stays true: how long it should last is unknown.`);
      else deadline.start(length);
    }

    function follow(on: boolean): void {
      if (on) turnOn();
      else if (output.value !== true) output.set(false);
      else if (!deadline.running) startDelay();
    }

    const stored = state.read();
    const storedDeadline = readDeadline(stored);
    if (storedDeadline !== undefined) {
      if (deadline.resume(storedDeadline, options.missed ?? "late")) output.set(true);
      else {
        state.write(undefined);
        output.set(false);
      }
    } else if (isJsonObject(stored) && stored.on === true) {
      output.set(true);
      if (source.value !== true) startDelay();
    }
    if (source.value !== undefined) follow(source.value);
    source.onChange(follow, { first: true, resync: true, priority: helperPriority });

    return withMembers(output, {
      get remaining() {
        return deadline.remaining;
      },
    });
  });
}
