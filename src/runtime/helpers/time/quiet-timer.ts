import { type Duration, milliseconds } from "../../../base/duration.ts";
import { isJsonObject } from "../../../base/json.ts";
import type { Timer } from "../../core/scheduler.ts";
import { asJson } from "../kernel/as-json.ts";
import type { Helper } from "../kernel/helper.ts";
import { type Setting, settingNow } from "../kernel/setting.ts";

/** A payload in a box: `undefined` may be one. */
export interface Pending<T> {
  readonly payload: T;
}

/** A span during which at most one payload waits. What JSON can say of it survives a deploy. */
export class QuietTimer<T> {
  readonly #helper: Helper;
  readonly #span: Setting<Duration>;
  readonly #timer: Timer;
  #pending: Pending<T> | undefined;

  constructor(helper: Helper, span: Setting<Duration>, onEnd: (pending: Pending<T> | undefined) => void) {
    this.#helper = helper;
    this.#span = span;
    this.#timer = helper.timer(() => {
      const pending = this.#pending;
      this.#pending = undefined;
      helper.state.write(undefined);
      onEnd(pending);
    });
    this.#takeUp();
  }

  get running(): boolean {
    return this.#timer.running;
  }

  /** (Re)starts the span. An unknown one counts as none: it ends with the next turn. */
  start(pending: Pending<T> | undefined): void {
    this.#timer.start(settingNow(this.#span) ?? milliseconds(0));
    this.keep(pending);
  }

  /** Replaces what waits, without a restart. */
  keep(pending: Pending<T> | undefined): void {
    this.#pending = pending;
    const payload = asJson(pending?.payload);
    this.#helper.state.write({
      until: this.#timer.deadline ?? 0,
      pending: payload !== undefined || (pending !== undefined && pending.payload === undefined),
      ...(payload === undefined ? {} : { payload }),
    });
  }

  #takeUp(): void {
    const stored = this.#helper.state.read();
    if (!isJsonObject(stored) || typeof stored.until !== "number") return;
    this.#timer.startAt(stored.until);
    // Kept under this id by the instance before the deploy, which handed out the same payloads.
    if (stored.pending === true) this.#pending = { payload: stored.payload as T };
  }
}
