import { isJsonObject, type Json, type JsonObject } from "../../base/json.ts";
import type { Result } from "../../base/result.ts";
import { parseJson } from "../../z2m/read-json.ts";
import type { BridgeTopics } from "../bridge-topics.ts";
import type { Network } from "../network.ts";
import type { Settings } from "../settings.ts";
import type { StatePublisher } from "../state-publisher.ts";
import type { Timers } from "../timers.ts";
import type { Wire } from "../wire.ts";

export interface RequestContext {
  readonly network: Network;
  readonly settings: Settings;
  readonly topics: BridgeTopics;
  readonly wire: Wire;
  readonly publisher: StatePublisher;
  readonly timers: Timers;
  /** Goes offline and comes back, after the answer has left. */
  readonly restart: () => void;
  /** Milliseconds since 1970. */
  readonly wall: () => number;
}

/** Answers one request: the `data` of a good answer, or the text of its `error`. */
export type RequestHandler = (context: RequestContext, payload: Json) => Result<JsonObject, string>;

/** The payload of a request: JSON, else the text itself ("120", "lamp", ""). */
export function readRequest(text: string): Json {
  const parsed = parseJson(text);
  return parsed === undefined ? text : parsed;
}

/** A payload that may be an object with this key or just its value: `{"id": "lamp"}` or `"lamp"`. */
export function keyOrValue(payload: Json, key: string): Json | undefined {
  return isJsonObject(payload) ? payload[key] : payload;
}

/** Ids in requests are names, addresses or group numbers, the last also as a number. */
export function asId(value: Json | undefined): string | undefined {
  if (typeof value === "number") return String(value);
  return typeof value === "string" && value !== "" ? value : undefined;
}
