import type { Json } from "../../base/json.ts";

/** What a trace says: what happens to the home, and what its flows must and must not do about it. Times: ms since the start. */
export interface Trace {
  readonly settings: TraceSettings;
  readonly stimuli: readonly Stimulus[];
  readonly expectations: readonly Expectation[];
}

export interface TraceSettings {
  /** Ids or paths of flows; empty: the flow that is named like the file. */
  readonly flows: readonly string[];
  /** The wall clock at the start, and its zone. */
  readonly clock: { readonly local: string; readonly zone: string };
  readonly place: { readonly latitude: number; readonly longitude: number } | undefined;
  /** After how long the home answers a `/set` with the state that follows from it; undefined: never. */
  readonly echo: number | undefined;
  /** A shipped home's name or a path. */
  readonly home: string | undefined;
  /** What a command means that no line speaks of. */
  readonly others: "fail" | "ignore";
  /** How much later than said an expected command may come. */
  readonly within: number;
  /** The least time to run. */
  readonly until: number;
  /** The time to run, whatever else is said: what comes later is not looked at. */
  readonly end: number | undefined;
}

export const usualSettings: TraceSettings = {
  flows: [],
  clock: { local: "2026-01-01T12:00", zone: "UTC" },
  place: undefined,
  echo: undefined,
  home: undefined,
  others: "fail",
  within: 1_000,
  until: 0,
  end: undefined,
};

/** Something that happens to the home. */
export interface Stimulus {
  readonly line: number;
  readonly at: number;
  /** A report of a device, a message on any topic, a request to a route of a flow, a press of a flow's button, an end and new start of the program. */
  readonly channel: "device" | "mqtt" | "http" | "press" | "restart";
  /** Device or role; topic; method and path; the button's node id, after its flow and a slash where several flows have it. */
  readonly name: string;
  readonly payload: Json | undefined;
}

/** Where what flows do goes to: `device` are commands to devices and groups, `http` replies to requests. */
export type Channel = "device" | "mqtt" | "http" | "fetch" | "notify" | "run" | "log";

/** `EXPECT` in this order, `ANY` in any order, `SEND` need not come, `NEVER` must not. */
export type ExpectationKind = "EXPECT" | "ANY" | "SEND" | "NEVER";

export interface Expectation {
  readonly kind: ExpectationKind;
  readonly line: number;
  /** The earliest and the latest time; the latest does not belong to a NEVER. */
  readonly from: number;
  readonly to: number;
  readonly channel: Channel;
  /** Device or role, with `/get` for queries; topic; status; method and URL; who brings a message. `*`: any. */
  readonly name: string;
  readonly payload: Json;
}

/** Something that flows did. */
export interface Deed {
  readonly at: number;
  readonly channel: Channel;
  readonly name: string;
  readonly payload: Json;
}

/** Why a trace cannot be read. */
export interface TraceProblem {
  readonly line: number;
  readonly what: string;
  readonly remedy: string;
}
