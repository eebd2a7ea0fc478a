import { isJsonObject, type Json, type JsonObject } from "../base/json.ts";
import { err, ok, type Result } from "../base/result.ts";
import { parseJson } from "../z2m/read-json.ts";

export interface CommandTopic {
  readonly id: string;
  readonly verb: "get" | "set";
  readonly attribute: string | undefined;
}

/**
 * Reads `<id>/set`, `<id>/get/<attribute>` … below the base topic with Zigbee2MQTT's own pattern, faults included: an id that
 * starts with "bridge" is never a command, and an id with a `/set` or `/get` level is cut at the first of them.
 */
export function readCommandTopic(remainder: string): CommandTopic | undefined {
  const match = /^(?!bridge)(.+?)\/(get|set)(?:\/(.+))?$/s.exec(remainder);
  const [, id, verb, attribute] = match ?? [];
  return id === undefined || verb === undefined ? undefined : { id, verb: verb === "get" ? "get" : "set", attribute };
}

const bareWords = new Set(["on", "off", "toggle", "open", "close", "stop", "lock", "unlock"]);

/**
 * The body of a command as keys and values. Without JSON only the words of `state` are taken; behind `/set/<attribute>` any
 * text is a value.
 */
export function readCommandBody(text: string, attribute: string | undefined): Result<JsonObject, string> {
  const parsed = parseJson(text);
  if (attribute !== undefined) return ok(Object.fromEntries<Json>([[attribute, parsed === undefined ? text : parsed]]));
  if (isJsonObject(parsed)) return ok(parsed);
  if (parsed === undefined && bareWords.has(text.toLowerCase())) return ok({ state: text });
  return err(`Invalid JSON '${text}', skipping...`);
}

/** One key of a command, taken apart. */
export interface CommandKey {
  /** As it was sent. */
  readonly key: string;
  /** Without the endpoint suffix. */
  readonly name: string;
  readonly endpoint: string | undefined;
  readonly value: Json;
}

/**
 * The keys in the order in which Zigbee2MQTT sends them: on/off and brightness first, last when the message turns off. A
 * suffix that names an endpoint overrides the endpoint of the topic.
 */
export function orderKeys(body: JsonObject, endpoints: readonly string[], ofTopic: string | undefined): readonly CommandKey[] {
  const level = new Set(["state", "brightness", "brightness_percent"]);
  const keys = Object.entries(body).map(([key, value]): CommandKey => {
    const suffix = endpoints.find((endpoint) => key.endsWith(`_${endpoint}`) && key.length > endpoint.length + 1);
    return { key, name: suffix === undefined ? key : key.slice(0, -suffix.length - 1), endpoint: suffix ?? ofTopic, value };
  });
  const levels = keys.filter(({ name }) => level.has(name));
  const others = keys.filter(({ name }) => !level.has(name));
  const turnsOff = typeof body.state === "string" && body.state.toLowerCase() === "off";
  return turnsOff ? [...others, ...levels] : [...levels, ...others];
}
