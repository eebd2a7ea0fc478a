import type { Duration } from "../../../base/duration.ts";
import { isJsonObject, type Json } from "../../../base/json.ts";
import type { Timer } from "../../core/scheduler.ts";
import type { Events, Value } from "../../core/values.ts";
import { setUpHelper } from "../kernel/helper.ts";

export interface SequenceOptions {
  /**
   * What a start does while the sequence runs: `single` (the default) nothing, `restart` begins anew, `queue` runs it again
   * afterwards, `parallel` runs it beside.
   */
  readonly mode?: "single" | "restart" | "queue" | "parallel";
}

export interface Sequence extends Events<number> {
  start(): void;
  /** Ends all runs and forgets those that are queued. */
  stop(): void;
  readonly running: Value<boolean>;
}

/** More than a home can mean; a loop that starts sequences must not fill the memory. */
const mostRuns = 100;

/** Used again and again: the timers of a flow are only freed when it ends. */
interface Run {
  /** The step that comes next. */
  step: number;
  readonly timer: Timer;
}

/**
 * Fires 0, 1, 2 … one for each step, each after its step's wait: `sequence("blink", [seconds(0), seconds(1)])`. A deploy
 * keeps the runs under way, unless the steps have become fewer than where they were.
 */
export function sequence(id: string, steps: readonly Duration[], options: SequenceOptions = {}): Sequence {
  return setUpHelper("sequence", id, {}, (helper) => {
    const mode = options.mode ?? "single";
    const fired = helper.hub<number>();
    const running = helper.cell<boolean>(false);
    const runs = new Set<Run>();
    const free: Run[] = [];
    let queued = 0;

    function save(): void {
      const list = [...runs].map((run) => ({ step: run.step, due: run.timer.deadline ?? 0 }));
      helper.state.write(list.length === 0 ? undefined : { runs: list, queued });
      running.set(runs.size > 0);
    }

    function addRun(step: number): Run {
      const run = free.pop() ?? makeRun();
      run.step = step;
      runs.add(run);
      return run;
    }

    function makeRun(): Run {
      const run: Run = { step: 0, timer: helper.timer(() => fire(run)) };
      return run;
    }

    function endRun(run: Run): void {
      run.timer.stop();
      runs.delete(run);
      free.push(run);
    }

    function fire(run: Run): void {
      fired.emit(run.step);
      run.step += 1;
      goOn(run);
    }

    /** Waits for the run's next step; steps without a wait follow in the same turn. */
    function goOn(run: Run): void {
      for (;;) {
        const wait = steps[run.step];
        if (wait === undefined) {
          if (queued === 0) break;
          queued -= 1;
          run.step = 0;
        } else if (wait > 0) {
          run.timer.start(wait);
          save();
          return;
        } else {
          fired.emit(run.step);
          run.step += 1;
        }
      }
      endRun(run);
      save();
    }

    function start(): void {
      if (mode === "restart") stop();
      if (runs.size > 0 && (mode === "single" || mode === "restart")) return;
      if (runs.size + queued >= mostRuns) {
        helper.flow.log("warning", `"${id}" already has ${mostRuns} runs under way; this start is dropped.`);
        return;
      }
      if (runs.size > 0 && mode === "queue") {
        queued += 1;
        save();
      } else goOn(addRun(0));
    }

    function stop(): void {
      queued = 0;
      for (const run of runs) endRun(run);
      save();
    }

    const stored = readRuns(helper.state.read());
    for (const { step, due } of stored.runs.filter((run) => run.step < steps.length)) addRun(step).timer.startAt(due);
    queued = runs.size > 0 ? stored.queued : 0;
    save();
    return { on: (listener) => fired.on(listener), start, stop, running };
  });
}

function readRuns(stored: Json | undefined): { readonly runs: { readonly step: number; readonly due: number }[]; readonly queued: number } {
  if (!isJsonObject(stored)) return { runs: [], queued: 0 };
  const list = Array.isArray(stored.runs) ? stored.runs : [];
  const runs = list.flatMap((run: Json) => {
    if (!isJsonObject(run) || typeof run.step !== "number" || typeof run.due !== "number") return [];
    return [{ step: run.step, due: run.due }];
  });
  return { runs, queued: typeof stored.queued === "number" ? stored.queued : 0 };
}
