import { parseJson, readPath } from "../read-json.ts";

export type OnlineState = "online" | "offline";

/**
 * Reads the payload of `bridge/state`: `{"state":"online"}`, or the bare word of Zigbee2MQTT 1.x. Undefined for anything else, the empty
 * payload of a cleared topic included.
 */
export function readBridgeState(payload: string): OnlineState | undefined {
  const word = stateWord(payload);
  return word === "online" || word === "offline" ? word : undefined;
}

/**
 * Reads the payload of `<name>/availability`, JSON or bare word. An empty payload means that Zigbee2MQTT has removed or renamed the
 * entity. Undefined for what makes no sense.
 */
export function readAvailability(payload: string): OnlineState | "removed" | undefined {
  return payload === "" ? "removed" : readBridgeState(payload);
}

function stateWord(payload: string): unknown {
  // No state is longer; a hostile payload is not worth parsing.
  if (payload.length > 200) return undefined;
  const json = parseJson(payload);
  if (json === undefined) return payload.trim();
  return typeof json === "string" ? json : readPath(json, "state");
}
