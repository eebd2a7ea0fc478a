import type { Duration } from "../../../base/duration.ts";
import { isJsonObject, type Json } from "../../../base/json.ts";
import type { Events, Value } from "../../core/values.ts";
import { asJson } from "../kernel/as-json.ts";
import { Deadline, deadlineJson, type MissedOption, readDeadline, type StoredDeadline } from "../kernel/deadline.ts";
import { type DurableOption, type Helper, setUpHelper } from "../kernel/helper.ts";
import { type Setting, settingNow } from "../kernel/setting.ts";

export interface DelayOptions extends DurableOption, MissedOption {
  /**
   * What a start does while one is waiting: `restart` (the default) replaces it, `queue` waits beside it, `ignore` does
   * nothing.
   */
  readonly mode?: "restart" | "queue" | "ignore";
}

export interface Delay<T> extends Events<T> {
  /** Fires `payload` after the delay, or after `instead`. Never early. */
  start(payload: T, instead?: Duration): void;
  /** Forgets everything that waits. */
  cancel(): void;
  /** Whether something waits. */
  readonly running: Value<boolean>;
}

/** More than a home can mean; a loop that starts delays must not fill the memory. */
const mostWaiting = 1000;

/** A place for one payload that waits. Used again and again: what a flow makes is only freed when it ends. */
interface Place<T> {
  readonly deadline: Deadline;
  payload: T | undefined;
  /** Undefined from the moment it fires. */
  stored: StoredDeadline | undefined;
}

/**
 * Fires what it was started with after a while.
 *
 * Durable: goes on after a restart. What became due meanwhile fires right after the start (`missed: "late"`, the default),
 * never (`"skip"`), or after the whole delay anew (`"rearm"`). Each fires once; one that was being worked on when the process
 * died is reported instead of fired twice. Payloads must then be JSON.
 */
export function delay<T = void>(id: string, length: Setting<Duration>, options: DelayOptions = {}): Delay<T> {
  return setUpHelper("delay", id, options, (helper) => {
    const { flow, state } = helper;
    const fired = helper.hub<T>();
    const running = helper.cell<boolean>(false);
    const waiting = new Set<Place<T>>();
    const free: Place<T>[] = [];
    /** What is stored must stay whole until all of it has been taken up. */
    let restoring = true;

    function save(): void {
      if (restoring) return;
      const list = [...waiting].flatMap((place) => storedPlace(place));
      const firing = [...waiting].filter((place) => place.stored === undefined).length;
      state.write(list.length + firing === 0 ? undefined : { waiting: list, firing });
      running.set(waiting.size > firing);
    }

    function takePlace(payload: T): Place<T> {
      const place = free.pop() ?? makePlace();
      place.payload = payload;
      waiting.add(place);
      return place;
    }

    function freePlace(place: Place<T>): void {
      waiting.delete(place);
      place.deadline.stop();
      place.payload = undefined;
      free.push(place);
    }

    function makePlace(): Place<T> {
      const place: Place<T> = {
        payload: undefined,
        stored: undefined,
        deadline: new Deadline(helper, {
          overWhen: "begun",
          save: (stored) => {
            place.stored = stored;
            save();
          },
          onDue: () => {
            // `takePlace` put a T there; the place is not free yet.
            fired.emit(place.payload as T);
            // Until what this leads to has been sent, the stored state says that it is being worked on.
            flow.whenSent(() => {
              freePlace(place);
              save();
            });
          },
        }),
      };
      return place;
    }

    function start(payload: T, instead?: Duration): void {
      const lasting = instead ?? settingNow(length);
      if (lasting === undefined) {
        flow.log("warning", `"${id}" was not started: how long to wait is unknown.`);
        return;
      }
      if (helper.durable && payload !== undefined && asJson(payload) === undefined) {
        throw new Error(`delay("${id}", …) is durable, but what it was started with cannot be stored as JSON.`);
      }
      if (options.mode === "ignore" && running.value === true) return;
      if (options.mode !== "queue") cancel();
      if (waiting.size >= mostWaiting) {
        flow.log("warning", `"${id}" already has ${mostWaiting} waiting; this start is dropped.`);
        return;
      }
      takePlace(payload).deadline.start(lasting);
    }

    function cancel(): void {
      for (const place of waiting) if (place.stored !== undefined) freePlace(place);
      save();
    }

    for (const { payload, stored } of readWaiting<T>(helper)) {
      const place = takePlace(payload);
      if (!place.deadline.resume(stored, options.missed ?? "late")) freePlace(place);
    }
    restoring = false;
    save();
    return { on: (listener) => fired.on(listener), start, cancel, running };
  });
}

function storedPlace<T>(place: Place<T>): Json[] {
  if (place.stored === undefined) return [];
  const payload = asJson(place.payload);
  // A payload that JSON cannot say does not survive a deploy; `start` has refused it where it must.
  if (payload === undefined && place.payload !== undefined) return [];
  return [{ deadline: deadlineJson(place.stored), ...(payload === undefined ? {} : { payload }) }];
}

function readWaiting<T>(helper: Helper): { readonly payload: T; readonly stored: StoredDeadline }[] {
  const state = helper.state.read();
  if (!isJsonObject(state)) return [];
  if (typeof state.firing === "number" && state.firing > 0) {
    helper.flow.log(
      "warning",
      `"${helper.id}" was firing when the flow ended (${state.firing}×); not fired again, as it may have been done.`,
    );
  }
  const list = Array.isArray(state.waiting) ? state.waiting : [];
  const waiting = list.flatMap((entry: Json) => {
    if (!isJsonObject(entry)) return [];
    const stored = readDeadline(entry.deadline);
    // Stored under this id by an earlier instance, which was started with the same payloads.
    return stored === undefined ? [] : [{ payload: entry.payload as T, stored }];
  });
  // What is overdue fires in the order in which it was due.
  return waiting.toSorted((a, b) => a.stored.due - b.stored.due);
}
