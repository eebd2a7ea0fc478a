import type { Json } from "../../base/json.ts";
import type { Config } from "../../runtime/system/config/config.ts";
import type { LogLevel } from "../log.ts";

/** What a runner's thread is started with. */
export interface RunnerData {
  /** URL of the runtime's module: flows import it by this URL, and so share it with the runner. */
  readonly runtime: string;
  readonly config: Config;
  /** Folder for durable state. */
  readonly stateFolder: string;
  readonly startupQuery: boolean;
  readonly watchesFacts: boolean;
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

/** Host → runner. */
export type ToRunner =
  /** Bridge payloads from an earlier time, to go on with until the broker tells new ones. */
  | { readonly type: "home"; readonly devices: Json; readonly groups: Json }
  /** Adds the flow, or takes the place of the version that runs. */
  | { readonly type: "deploy"; readonly flow: RunnableFlow }
  | { readonly type: "withdraw"; readonly id: string }
  /** All flows known so far have been sent: `live` is the answer. */
  | { readonly type: "complete" }
  /** Lets what was published leave, writes durable state, ends the thread. */
  | { readonly type: "stop" };

/** Runner → host: facts, in the past tense. */
export type FromRunner =
  | { readonly type: "connected" }
  | { readonly type: "disconnected"; readonly reason: string }
  | { readonly type: "notConnected"; readonly problem: RunnerProblem }
  /** A retained bridge payload arrived or changed. */
  | { readonly type: "bridge"; readonly devices: Json; readonly groups: Json }
  /** The broker has acknowledged the subscriptions and the flows sent before `complete` are set up. */
  | { readonly type: "live" }
  | { readonly type: "flowStarted"; readonly id: string; readonly version: string }
  | { readonly type: "flowFailed"; readonly id: string; readonly version: string; readonly thrown: Thrown; readonly previousRuns: boolean }
  | { readonly type: "flowThrew"; readonly flow: string | undefined; readonly node: string | undefined; readonly thrown: Thrown }
  /** A number that the pulse's marker uses from now on. Sent before it is first used. */
  | { readonly type: "place"; readonly place: number; readonly flow: string; readonly node: string | undefined }
  | {
      readonly type: "logged";
      readonly level: LogLevel;
      readonly flow: string | undefined;
      readonly text: string;
      readonly data: Json | undefined;
    }
  /** What flow code wrote to the console. */
  | { readonly type: "printed"; readonly text: string }
  | { readonly type: "facts"; readonly facts: readonly Fact[]; readonly left: number }
  | { readonly type: "idle" }
  | { readonly type: "stopRequested"; readonly code: number };

/** Something thrown, as plain text: the thing itself may be anything. */
export interface Thrown {
  readonly message: string;
  readonly stack: string | undefined;
}

export interface RunnerProblem {
  readonly what: string;
  readonly remedy: string;
  /** Waiting alone will hardly solve it: wrong password, unknown host. */
  readonly lasting: boolean;
}

/** What happens in the running home, for whoever watches; sampled, not complete. */
export type Fact =
  | { readonly fact: "reported"; readonly device: string; readonly payload: string }
  | { readonly fact: "sent"; readonly topic: string; readonly payload: string };
