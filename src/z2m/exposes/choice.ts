import type { Json, JsonObject } from "../../base/json.ts";
import { member, readElements } from "../read-json.ts";
import { unknownParts } from "./unknown.ts";
import type { CommonParts, TypeParts } from "./unnamed.ts";

/**
 * Exposes that report a gesture, so that each report counts even if equal to the last one: `action` (also per endpoint, as
 * `action_l1`) and the push buttons, all of which Zigbee2MQTT never caches. Their companions (`action_group`, `action_side`,
 * `action_direction` …) say more about the same moment: they are values, to be read beside the event. Something that can be set is
 * never an event, whatever its name; neither is a field of a record.
 */
const gestureNames: ReadonlySet<string> = new Set(["action", "button", "button_left", "button_right"]);

/**
 * An enum is a choice of its words, an event where it reports gestures, and text where it lists no words at all.
 * `nested`: it is a field of a record or an item of a list.
 */
export function describeEnum(expose: JsonObject, name: string, { access }: CommonParts, nested: boolean): TypeParts {
  // Null says "unknown" on the wire; it is never one of the words.
  const listed = (readElements(member(expose, "values")) ?? []).filter((value) => value !== null);
  if (gestureNames.has(name) && !nested && access.published && !access.settable) {
    return { type: "event", words: gestureWords(listed) };
  }
  if (listed.length === 0) return { type: "text" };
  const words = listed.filter(isWord);
  if (words.length === listed.length) return { type: "choice", words: [...new Set(words)] };
  const booleans = new Set(listed);
  if (booleans.size === 2 && booleans.has(true) && booleans.has(false)) {
    return { type: "boolean", on: true, off: false, toggle: undefined };
  }
  return unknownParts("enum");
}

function isWord(value: Json): value is string | number {
  return typeof value === "string" || (typeof value === "number" && Number.isFinite(value));
}

/** Words arrive as text; the empty one (Zigbee2MQTT 1.x) says that nothing happened. */
function gestureWords(listed: readonly Json[]): readonly string[] {
  const words = listed.filter(isWord).map(String);
  return [...new Set(words)].filter((word) => word !== "");
}
