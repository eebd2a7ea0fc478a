import type { Disposer } from "../../base/disposer.ts";

/** How the news behind a change reached us; only `live` fires events and edges. See docs/runtime.md, "Message classes". */
export type MessageClass = "live" | "retained" | "resync";

/** Where a property's present value comes from. `requested`: a set that no report has settled yet. */
export type ValueSource = MessageClass | "requested" | "unknown";

export interface Change<T> {
  /** What was last known; `undefined` when nothing was. */
  readonly previous: T | undefined;
  readonly class: MessageClass;
}

export interface ChangeOptions {
  /** Also call when the value first becomes known. Default: no, becoming known is not a change. */
  readonly first?: boolean;
  /** Also call for what changed while nobody listened (reconnect, restart, retained messages). Default: no. */
  readonly resync?: boolean;
  /** Listeners with a higher priority are called first; equal ones in the order they were added. Default 0. */
  readonly priority?: number;
}

/** Something that has a present value, or `undefined` while it is unknown, and announces changes once per turn. */
export interface Value<T> {
  readonly value: T | undefined;
  onChange(listener: (value: T, change: Change<T>) => void, options?: ChangeOptions): Disposer;
}

/** Moments, each with a payload (`void` where there is nothing to say). No present value; never replayed. */
export interface Events<T> {
  on(listener: (payload: T) => void): Disposer;
}
