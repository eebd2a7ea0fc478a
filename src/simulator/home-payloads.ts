import type { Json, JsonObject } from "../base/json.ts";

/** What a home is made of: the bridge's retained payloads, as far as they are known. */
export interface HomePayloads {
  /** Payload of `bridge/devices`: an array. Anything else is a home without devices. */
  readonly devices: Json;
  /** Payload of `bridge/groups`. */
  readonly groups?: Json | undefined;
  /** Payload of `bridge/info`; what is missing is filled in. */
  readonly info?: JsonObject | undefined;
  /** Topic → state. When given, a device that is missing has reported nothing yet; when left out, states are made up from the exposes. */
  readonly states?: JsonObject | undefined;
  /** Topic → `{"state": "online" | "offline"}`; who is missing is online. */
  readonly availability?: JsonObject | undefined;
}
