import { parseJson, readPath, readText } from "../read-json.ts";

/**
 * A command that Zigbee2MQTT could not carry out. There is no other word of it than the log: a `/set` has no answer.
 */
export interface FailedCommand {
  /** Friendly name, or what the topic of the command named: an address or a group number. */
  readonly entity: string;
  /** The key of the payload (`state`), where the message names it. */
  readonly key: string | undefined;
  readonly command: "set" | "get" | undefined;
  /** Zigbee2MQTT's own words. */
  readonly message: string;
}

/** What Zigbee2MQTT says when a command fails, as far as it names who and what. The parts in quotes are not escaped. */
const failures: readonly RegExp[] = [
  /^Publish '(?<command>set|get)' '(?<key>[^']*)' to '(?<entity>.+?)' failed: /s,
  /^No converter available for '(?<key>[^']*)' on '(?<entity>.+?)'(?::|$)/s,
  /^No converter available for '(?<entity>.+?)' with '(?<key>[^']*)'/s,
  /^Entity '(?<entity>.+?)' is unknown$/s,
  /^Device '(?<entity>.+?)' has no endpoint '/s,
  /^Cannot publish to unsupported device '(?<entity>.+?)'$/s,
];

/** Reads the payload of `bridge/logging`. Undefined for everything but an error that names a failed command. */
export function readFailedCommand(payload: string): FailedCommand | undefined {
  const log = parseJson(payload);
  if (readPath(log, "level") !== "error") return undefined;
  const message = readText(readPath(log, "message"))?.replace(/^z2m: /, "");
  // Messages carry stack traces at the end; who failed is said at the start.
  const start = message?.slice(0, 2_000);
  if (message === undefined || start === undefined) return undefined;
  for (const failure of failures) {
    const groups = failure.exec(start)?.groups;
    if (groups?.entity === undefined) continue;
    const { entity, key, command } = groups;
    return { entity, key, command: command === "set" || command === "get" ? command : undefined, message };
  }
  return undefined;
}
