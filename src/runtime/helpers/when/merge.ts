import { type Disposer, DisposerBag } from "../../../base/disposer.ts";
import { derived } from "../../core/derived.ts";
import type { Events } from "../../core/values.ts";

/**
 * Fires whenever one of the events does, with its payload. `sources`: events that come and go with the home, as in
 * `merge(() => home.devices.with("action").map((remote) => remote.action))`.
 */
export function merge<T>(sources: () => readonly Events<T>[]): Events<T>;
export function merge<T>(...events: readonly Events<T>[]): Events<T>;
export function merge<T>(...events: readonly Events<T>[] | readonly [() => readonly Events<T>[]]): Events<T> {
  const [first] = events;
  // The overloads say that a function comes alone; what is no function is an event.
  return typeof first === "function" ? following(first) : fixed(events as readonly Events<T>[]);
}

function fixed<T>(events: readonly Events<T>[]): Events<T> {
  return {
    on(listener) {
      const disposers = new DisposerBag();
      for (const source of events) disposers.add(source.on(listener));
      return () => disposers.dispose();
    },
  };
}

function following<T>(sources: () => readonly Events<T>[]): Events<T> {
  const present = derived(sources);
  return {
    on(listener) {
      const heard = new Map<Events<T>, Disposer>();
      const follow = (wanted: readonly Events<T>[]): void => {
        for (const [source, dispose] of heard) {
          if (wanted.includes(source)) continue;
          heard.delete(source);
          dispose();
        }
        for (const source of wanted) if (!heard.has(source)) heard.set(source, source.on(listener));
      };
      follow(present.value ?? []);
      const stop = present.onChange(follow, { resync: true });
      return () => {
        stop();
        follow([]);
      };
    },
  };
}
