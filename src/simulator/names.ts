import type { Network } from "./network.ts";

/**
 * Why a friendly name is refused; undefined: it is fine. Names are unique over devices and groups; the rest follows from
 * what names mean in topics (docs/zigbee2mqtt.md, "Names and topic parsing").
 */
export function nameProblem(network: Network, name: string): string | undefined {
  if (name === "") return "friendly_name must be at least 1 char long";
  if (name.startsWith("/") || name.endsWith("/")) return "friendly_name is not allowed to end or start with /";
  if (/\/\d*$/.test(name)) return 'Friendly name cannot end with a "/DIGIT"';
  if (/[+#]/.test(name)) return "MQTT wildcard (+ and #) not allowed in friendly_name";
  if (/\p{Cc}/u.test(name)) return "friendly_name is not allowed to contain control char";
  return network.find(name) === undefined ? undefined : `friendly_name '${name}' is already in use`;
}
