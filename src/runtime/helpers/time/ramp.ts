import { type Duration, seconds } from "../../../base/duration.ts";
import { isJsonObject, type Json } from "../../../base/json.ts";
import type { Value } from "../../core/values.ts";
import { onClockSet } from "../kernel/clock-watch.ts";
import { type DurableOption, setUpHelper } from "../kernel/helper.ts";
import { withMembers } from "../kernel/with-members.ts";

export interface RampOptions extends DurableOption {
  /** Time between two values. Default one second: a lamp's own transition is the better means for what is shorter. */
  readonly every?: Duration;
}

export interface Ramp extends Value<number> {
  /** Goes to a value within a time, from where it is (or `from`); a ramp under way is replaced. */
  to(target: number, duration: Duration, from?: number): void;
  /** Stays where it is. */
  stop(): void;
  readonly running: Value<boolean>;
}

interface Course {
  readonly from: number;
  readonly target: number;
  readonly length: number;
  /** On the monotonic clock. */
  readonly startedAt: number;
}

/**
 * A value that moves in a straight line, in steps: a sunrise of half an hour. Unknown until it is first sent somewhere; the
 * first time without `from` it is there at once. Durable: a ramp under way goes on after a restart, where it would be by then.
 */
export function ramp(id: string, options: RampOptions = {}): Ramp {
  return setUpHelper("ramp", id, options, (helper) => {
    const { clock } = helper.flow;
    const every = options.every ?? seconds(1);
    if (!(every > 0)) throw new Error(`ramp("${id}", …): "every" must be above 0.`);
    const cell = helper.cell<number>(undefined);
    const running = helper.cell<boolean>(false);
    let course: Course | undefined;

    const timer = helper.timer(step);

    function step(): void {
      if (course === undefined) return;
      const passed = clock.monotonic() - course.startedAt;
      if (passed >= course.length) {
        finish(course.target);
        return;
      }
      timer.startAt(Math.min(clock.monotonic() + every, course.startedAt + course.length));
      cell.set(course.from + ((course.target - course.from) * passed) / course.length);
    }

    function finish(value: number | undefined): void {
      course = undefined;
      timer.stop();
      running.set(false);
      cell.set(value);
      helper.state.write(value === undefined ? undefined : { at: value });
    }

    function begin(next: Course): void {
      course = next;
      running.set(true);
      store();
      step();
    }

    function store(): void {
      if (course === undefined) return;
      const { from, target, length, startedAt } = course;
      helper.state.write({ from, target, length, started: startedAt + helper.now() - clock.monotonic() });
    }

    if (helper.durable) onClockSet(helper.flow, store);
    const stored = helper.state.read();
    const kept = readCourse(stored, helper.now() - clock.monotonic());
    if (kept !== undefined) begin(kept);
    else if (isJsonObject(stored) && typeof stored.at === "number") cell.set(stored.at);

    return withMembers(cell, {
      to: (target: number, duration: Duration, from = cell.value ?? target) =>
        begin({ from, target, length: Math.max(0, duration), startedAt: clock.monotonic() }),
      stop: () => finish(cell.value),
      running,
    });
  });
}

/** `offset`: what the clock of the stored moment is ahead of the monotonic one by. */
function readCourse(stored: Json | undefined, offset: number): Course | undefined {
  if (!isJsonObject(stored)) return undefined;
  const { from, target, length, started } = stored;
  if (typeof from !== "number" || typeof target !== "number" || typeof length !== "number" || typeof started !== "number") return undefined;
  return { from, target, length, startedAt: started - offset };
}
