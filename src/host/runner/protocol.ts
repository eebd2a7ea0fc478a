import type { Json, JsonObject } from "../../base/json.ts";
import type { DetailFact, Fact, FaultText } from "../../runtime/core/facts.ts";
import type { Config } from "../../runtime/system/config/config.ts";
import type { LogLevel } from "../log.ts";

/** What a runner's thread is started with. */
export interface RunnerData {
  readonly config: Config;
  /** Folder for durable state. */
  readonly stateFolder: string;
  readonly startupQuery: boolean;
  readonly watchesDetails: boolean;
}

/** What each life of the thread gets besides. */
export interface LifeData {
  readonly pulse: SharedArrayBuffer;
  /** It takes the place of a thread that went down: flows are told of a deploy, not of a first start. */
  readonly restarted: boolean;
}

/** A flow as the runner loads it. */
export interface RunnableFlow {
  readonly id: string;
  /** Changes with the meaning of the flow; the same version is not started again. */
  readonly version: string;
  /** An ES module whose default export is the flow; its only import is the runtime, by URL. */
  readonly code: string;
  /** Names the module in stack traces. */
  readonly sourceUrl: string;
}

/** The merged payload of a device or group at an earlier time. */
export interface KnownState {
  readonly address: string;
  readonly payload: JsonObject;
}

/** Host → runner. */
export type ToRunner =
  /** Bridge payloads from an earlier time, to go on with until the broker tells new ones; with what devices last said, by address. */
  | { readonly type: "home"; readonly devices: Json; readonly groups: Json; readonly states?: readonly KnownState[] }
  /** Adds the flow, or takes the place of the version that runs. */
  | { readonly type: "deploy"; readonly flow: RunnableFlow }
  | { readonly type: "withdraw"; readonly id: string }
  /** Somebody presses a button of the flow. */
  | { readonly type: "press"; readonly flow: string; readonly node: string }
  /** Whose values are wanted as `sampled`: all of them first, then what is new. */
  | { readonly type: "watch"; readonly flows: readonly string[] }
  /** `settled` is the answer, with the same ticket. */
  | { readonly type: "settle"; readonly ticket: number }
  /** All flows known so far have been sent: `live` is the answer. */
  | { readonly type: "complete" }
  /** Lets what was published leave, writes durable state, ends the thread. */
  | { readonly type: "stop" };

/** Runner → host. */
export type FromRunner =
  /** What the runtime tells, as it happens; never details and homes. */
  | { readonly type: "fact"; readonly fact: Fact }
  /** Details of the running home, sampled: `left` more were not worth sending. Only with `watchesDetails`. */
  | { readonly type: "details"; readonly facts: readonly DetailFact[]; readonly left: number }
  /** The bridge's payloads, when they arrive and when they change. */
  | { readonly type: "bridge"; readonly devices: Json; readonly groups: Json }
  | { readonly type: "notConnected"; readonly problem: RunnerProblem }
  /** The broker has acknowledged the subscriptions, and the flows sent before `complete` are set up. */
  | { readonly type: "live" }
  /** The flows sent before `settle` are set up, and the broker has acknowledged what they listen to. */
  | { readonly type: "settled"; readonly ticket: number }
  | { readonly type: "sampled"; readonly sample: FlowSample }
  /** A flow could not be loaded or set up. */
  | { readonly type: "flowFailed"; readonly id: string; readonly error: FaultText; readonly previousRuns: boolean }
  /** For the operator, about the runner itself. */
  | { readonly type: "told"; readonly level: LogLevel; readonly event: string; readonly text: string }
  /** A flow wants something to be shown on this machine's screen. */
  | { readonly type: "notification"; readonly title: string | undefined; readonly text: string; readonly isUrgent: boolean }
  /** What flow code wrote to the console. */
  | { readonly type: "printed"; readonly text: string }
  /** Nothing has happened for a second. */
  | { readonly type: "idle" };

/** What the wires of a flow carry: values that are others than in the sample before, what happened since, all running timers. */
export interface FlowSample {
  readonly flow: string;
  /** `null`: unknown. */
  readonly values: readonly { readonly node: string; readonly pin: string; readonly value: Json }[];
  readonly pulses: readonly { readonly node: string; readonly pin: string; readonly value: Json | undefined; readonly at: number }[];
  /** When the timer of a node ends: milliseconds since 1970. */
  readonly deadlines: readonly { readonly node: string; readonly at: number }[];
}

export interface RunnerProblem {
  readonly what: string;
  readonly remedy: string;
  /** Waiting alone will hardly solve it: wrong password, unknown host. */
  readonly lasting: boolean;
}

export type { DetailFact } from "../../runtime/core/facts.ts";
