import type { Duration } from "../../../base/duration.ts";
import { setUpHelper } from "../kernel/helper.ts";
import type { Setting } from "../kernel/setting.ts";
import type { Pushable } from "./debounce.ts";
import { QuietTimer } from "./quiet-timer.ts";

/**
 * Fires at most once per `period`: at the first push at once; pushes within the period are dropped, or with `trailing` the
 * last of them fires at its end. A deploy keeps the period and what is pending.
 */
export function throttle<T = void>(id: string, period: Setting<Duration>, options: { readonly trailing?: boolean } = {}): Pushable<T> {
  return setUpHelper("throttle", id, {}, (helper) => {
    const fired = helper.hub<T>();
    const timer = new QuietTimer<T>(helper, period, (pending) => {
      if (pending === undefined) return;
      timer.start(undefined);
      fired.emit(pending.payload);
    });
    return {
      on: (listener) => fired.on(listener),
      push: (payload) => {
        if (timer.running) {
          if (options.trailing === true) timer.keep({ payload });
          return;
        }
        timer.start(undefined);
        fired.emit(payload);
      },
    };
  });
}
