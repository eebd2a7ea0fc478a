import { type Duration, seconds } from "../../../base/duration.ts";
import type { Events } from "../../core/values.ts";
import { setUpHelper } from "../kernel/helper.ts";
import type { Pushable } from "../time/debounce.ts";

export interface HoldRepeatOptions {
  /** Time between repeats. Default half a second. */
  readonly every?: Duration;
  /** Repeats end this long after the press, in case its release is lost. Default thirty seconds. */
  readonly cap?: Duration;
}

/**
 * For remotes that report the start and the end of holding a button, but nothing in between: passes every action on at once,
 * and repeats the listed ones until any other action of that remote, or the cap. A deploy ends the repeating. Without a source
 * it repeats what is pushed.
 */
export function holdRepeat<Word extends string>(
  id: string,
  source: Events<Word> | undefined,
  repeated: readonly NoInfer<Word>[],
  options: HoldRepeatOptions = {},
): Pushable<Word> {
  const every = options.every ?? seconds(0.5);
  const cap = options.cap ?? seconds(30);
  if (!(every > 0)) throw new Error(`holdRepeat("${id}", …): "every" must be above 0.`);
  return setUpHelper("holdRepeat", id, {}, (helper) => {
    const { clock } = helper.flow;
    const fired = helper.hub<Word>();
    let held: { readonly word: Word; readonly since: number } | undefined;

    const timer = helper.timer(() => {
      if (held === undefined || clock.monotonic() - held.since >= cap) return;
      timer.start(every);
      fired.emit(held.word);
    });

    function push(word: Word): void {
      fired.emit(word);
      held = repeated.includes(word) ? { word, since: clock.monotonic() } : undefined;
      if (held === undefined) timer.stop();
      else timer.start(every);
    }

    source?.on(push);
    return { on: (listener) => fired.on(listener), push };
  });
}
