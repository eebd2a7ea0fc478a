import type { Duration } from "../../../base/duration.ts";
import { isJsonObject } from "../../../base/json.ts";
import type { Value } from "../../core/values.ts";
import { Deadline, deadlineJson, type MissedOption, readDeadline, type StoredDeadline } from "../kernel/deadline.ts";
import { type DurableOption, setUpHelper } from "../kernel/helper.ts";
import { withMembers } from "../kernel/with-members.ts";

export interface ModeOptions extends DurableOption, MissedOption {
  /** How long a mode other than the first lasts since it was last set. Default: until it is changed. */
  readonly timeout?: Duration;
}

export interface Mode<Word extends string> extends Value<Word> {
  readonly value: Word;
  /** Also when it is in that mode already: the time-out starts anew. `lasting` instead of the usual time-out. */
  set(word: Word, lasting?: Duration): void;
  /** Back to the first mode. */
  reset(): void;
  /** Time until it goes back; undefined where it does not. */
  readonly remaining: Duration | undefined;
}

/**
 * One of several named states, the first of them unless set: what a dial controls, whether somebody is home. Durable:
 * survives a restart; a time-out that ended meanwhile takes it back (`missed: "late"` and `"skip"`) or runs anew (`"rearm"`).
 * Throws for a word that is not listed.
 */
export function mode<const Word extends string>(id: string, words: readonly [Word, ...Word[]], options: ModeOptions = {}): Mode<Word> {
  return setUpHelper("mode", id, options, (helper) => {
    const first = words[0];
    const stored = helper.state.read();
    const storedWord = isJsonObject(stored) ? words.find((word) => word === stored.word) : undefined;
    const cell = helper.cell<Word>(storedWord ?? first);
    // Taken before the cell gets the `set` that users see.
    const put = cell.set.bind(cell);
    let until: StoredDeadline | undefined;
    let present = storedWord ?? first;

    function save(): void {
      helper.state.write({ word: present, ...(until === undefined ? {} : { until: deadlineJson(until) }) });
    }

    function enter(word: Word): void {
      present = word;
      put(word);
      save();
    }

    const deadline = new Deadline(helper, {
      save: (next) => {
        until = next;
        save();
      },
      onDue: () => {
        present = first;
        put(first);
      },
      overWhen: "sent",
    });

    function set(word: Word, lasting: Duration | undefined = options.timeout): void {
      if (!words.includes(word)) throw new Error(`mode("${id}", …): "${word}" is not one of ${words.join(", ")}.`);
      enter(word);
      if (word === first || lasting === undefined) deadline.stop();
      else deadline.start(lasting);
    }

    const storedUntil = isJsonObject(stored) ? readDeadline(stored.until) : undefined;
    if (storedWord !== undefined && storedUntil !== undefined && !deadline.resume(storedUntil, options.missed ?? "late")) enter(first);

    // A cell that starts known and is only ever set to words has a value at all times.
    return withMembers(cell, {
      set,
      reset: () => set(first),
      get remaining() {
        return deadline.remaining;
      },
    }) as Mode<Word>;
  });
}
