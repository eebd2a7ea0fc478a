import { DisposerBag } from "../../../base/disposer.ts";
import type { Events } from "../../core/values.ts";

/** Fires whenever one of the events does, with its payload. */
export function merge<T>(...events: readonly Events<T>[]): Events<T> {
  return {
    on(listener) {
      const disposers = new DisposerBag();
      for (const source of events) disposers.add(source.on(listener));
      return () => disposers.dispose();
    },
  };
}
