import type { Duration } from "../../../base/duration.ts";
import { isJsonObject } from "../../../base/json.ts";
import { derived } from "../../core/derived.ts";
import type { Value } from "../../core/values.ts";
import { Deadline, deadlineJson, type MissedOption, readDeadline, type StoredDeadline } from "../kernel/deadline.ts";
import { type DurableOption, setUpHelper } from "../kernel/helper.ts";
import { type Setting, settingNow } from "../kernel/setting.ts";
import { withMembers } from "../kernel/with-members.ts";

export interface ModeOptions<Word extends string = string> extends DurableOption, MissedOption {
  /** What it begins with and goes back to. Default: the first. */
  readonly usual?: Setting<Word>;
  /** How long another mode than the usual one lasts since it was last set. Default: until it is changed. */
  readonly timeout?: Duration;
  /** One mode of this id for the whole home, instead of one a flow. It has no time-out. */
  readonly shared?: boolean;
}

export interface Mode<Word extends string> extends Value<Word> {
  readonly value: Word;
  /** Also when it is in that mode already: the time-out starts anew. `lasting` instead of the usual time-out. */
  set(word: Word, lasting?: Duration): void;
  /** On to the one that is listed after it; after the last comes the first. */
  next(): void;
  /** Back to the usual mode. */
  reset(): void;
  /** Time until it goes back; undefined where it does not. */
  readonly remaining: Duration | undefined;
}

/**
 * One of several named states, the usual one unless set: what a dial controls, whether somebody is home. Durable: survives a
 * restart; a time-out that ended meanwhile takes it back (`missed: "late"` and `"skip"`) or runs anew (`"rearm"`). Throws for
 * a word that is not listed, and for a shared mode with a time-out.
 */
export function mode<const Word extends string>(
  id: string,
  words: readonly [Word, ...Word[]],
  options: ModeOptions<NoInfer<Word>> = {},
): Mode<Word> {
  const { shared = false, timeout, missed = "late" } = options;
  if (shared && timeout !== undefined) throw new Error(`mode("${id}", …): a shared mode has no time-out, as no flow could end it.`);
  return setUpHelper("mode", id, options, (helper) => {
    const { flow } = helper;
    const state = shared && helper.durable ? flow.durable(id, { shared }) : helper.state;
    const stored = state.read();
    const storedWord = isJsonObject(stored) ? words.find((word) => word === stored.word) : undefined;
    const start = storedWord ?? usual();
    const cell = shared ? flow.sharedCell<Word>(id, start) : helper.cell<Word>(start);
    // The members below are this flow's own: they must not be put on what other flows use as well.
    const seen = shared ? derived(() => cell.value) : cell;
    // Taken before the cell gets the `set` that users see.
    const put = cell.set.bind(cell);
    let until: StoredDeadline | undefined;
    /** Not what the cell says, which listeners may read only in dependency order. */
    let present = start;

    function usual(): Word {
      return (options.usual === undefined ? undefined : settingNow<Word>(options.usual)) ?? words[0];
    }

    function save(): void {
      state.write({ word: present, ...(until === undefined ? {} : { until: deadlineJson(until) }) });
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
        present = usual();
        put(present);
      },
      overWhen: "sent",
    });

    function set(word: Word, lasting: Duration | undefined = timeout): void {
      if (!words.includes(word)) throw new Error(`mode("${id}", …): "${word}" is not one of ${words.join(", ")}.`);
      enter(word);
      if (word === usual() || lasting === undefined) deadline.stop();
      else deadline.start(lasting);
    }

    const storedUntil = isJsonObject(stored) ? readDeadline(stored.until) : undefined;
    if (storedWord !== undefined && storedUntil !== undefined && !deadline.resume(storedUntil, missed)) enter(usual());

    // A cell that starts known and is only ever set to words has a value at all times.
    return withMembers(seen, {
      set,
      next: () => set(words[(words.indexOf(cell.value ?? start) + 1) % words.length] ?? words[0]),
      reset: () => set(usual()),
      get remaining() {
        return deadline.remaining;
      },
    }) as Mode<Word>;
  });
}
