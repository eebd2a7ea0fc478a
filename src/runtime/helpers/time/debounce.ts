import type { Duration } from "../../../base/duration.ts";
import type { Events } from "../../core/values.ts";
import { setUpHelper } from "../kernel/helper.ts";
import type { Setting } from "../kernel/setting.ts";
import { QuietTimer } from "./quiet-timer.ts";

export interface Pushable<T> extends Events<T> {
  push(payload: T): void;
}

/**
 * Fires once nothing has been pushed for `quiet`, with the last payload. `leading`: fires at the first push instead, and not
 * again until it has been quiet. A deploy keeps what is pending.
 */
export function debounce<T = void>(id: string, quiet: Setting<Duration>, options: { readonly leading?: boolean } = {}): Pushable<T> {
  return setUpHelper("debounce", id, {}, (helper) => {
    const fired = helper.hub<T>();
    const timer = new QuietTimer<T>(helper, quiet, (pending) => {
      if (pending !== undefined) fired.emit(pending.payload);
    });
    return {
      on: (listener) => fired.on(listener),
      push: (payload) => {
        const fires = options.leading === true && !timer.running;
        timer.start(options.leading === true ? undefined : { payload });
        if (fires) fired.emit(payload);
      },
    };
  });
}
