/**
 * Which topic means what. Friendly names may hold `/` and any word that topics use, so topics can only be read with the known names
 * at hand. Rules: docs/zigbee2mqtt.md, "Names".
 */

/** What a topic below the base topic is about. */
export type EntityTopic =
  | { readonly kind: "state"; readonly name: string }
  | { readonly kind: "availability"; readonly name: string }
  /** Output mode `attribute`: one value per topic, nested ones as `color-x`. */
  | { readonly kind: "attribute"; readonly name: string; readonly attribute: string };

/**
 * Reads what follows `<base>/`. The longest known name wins: `hall/availability` is the state of a device of that name before it is the
 * availability of `hall`. Undefined for the bridge's own topics, for commands, and for names nobody knows.
 */
export function readEntityTopic(remainder: string, isKnown: (name: string) => boolean): EntityTopic | undefined {
  if (isKnown(remainder)) return { kind: "state", name: remainder };
  if (remainder.length > 2 * longestName) return undefined;
  for (let slash = remainder.lastIndexOf("/"); slash > 0; slash = remainder.lastIndexOf("/", slash - 1)) {
    const name = remainder.slice(0, slash);
    if (!isKnown(name)) continue;
    const rest = remainder.slice(slash + 1);
    if (rest === "availability") return { kind: "availability", name };
    if (isCommand(rest) || rest.includes("/")) return undefined;
    return { kind: "attribute", name, attribute: rest };
  }
  return undefined;
}

/** `set`, `get/brightness`, `left/set` …: what clients send, seen by whoever subscribes to everything. */
function isCommand(rest: string): boolean {
  return rest.split("/").some((level) => level === "set" || level === "get");
}

/**
 * What stands for an entity in `<base>/…/set`: its friendly name, so that every log reads well, unless Zigbee2MQTT's own topic pattern would
 * misread that name (it begins with `bridge`, or holds `/set` or `/get`). The IEEE address or group number always works.
 */
export function commandName(entity: { readonly name: string } & ({ readonly ieee: string } | { readonly id: number })): string {
  if (!/^bridge|\/[sg]et/.test(entity.name)) return entity.name;
  return "ieee" in entity ? entity.ieee : String(entity.id);
}

/** Far beyond what anybody types; MQTT itself allows 65,535 bytes for a whole topic. */
const longestName = 2_000;

/**
 * Whether a name can be a topic. Zigbee2MQTT refuses the others itself; a broken bridge must not make us subscribe to a wildcard
 * or publish what no broker takes.
 */
export function isTopicName(name: string): boolean {
  return name !== "" && name.length <= longestName && !/[+#\p{Cc}\p{Surrogate}]/u.test(name);
}
