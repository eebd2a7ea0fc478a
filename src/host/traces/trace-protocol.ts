import type { Json } from "../../base/json.ts";
import type { Quirks } from "../../runtime/core/entity/quirks.ts";
import type { RunnableFlow } from "../runner/protocol.ts";
import type { Performance } from "./play-trace.ts";
import type { Trace } from "./trace.ts";

/** Host → thread: one trace to be played, with everything that it needs. */
export interface PlayRequest {
  readonly trace: Trace;
  readonly flows: readonly RunnableFlow[];
  readonly home: { readonly devices: Json; readonly groups: Json };
  /** Role → IEEE address or group number, one map a flow. */
  readonly roles: readonly ReadonlyMap<string, string>[];
  readonly quirks: Quirks;
}

/** Thread → host. */
export type FromStage =
  /** What a number in the pulse stands for. */
  | { readonly type: "place"; readonly place: number; readonly flow: string; readonly node: string | undefined }
  | { readonly type: "unplayable"; readonly what: string }
  | { readonly type: "played"; readonly performance: Performance }
  /** The event loop has turned after what was played: nothing of it runs on. */
  | { readonly type: "resting" };
