import type { Json, JsonObject } from "../../base/json.ts";
import { member } from "../read-json.ts";
import { unknownParts } from "./unknown.ts";
import type { TypeParts } from "./unnamed.ts";

/** Binary exposes say on and off in any words: "ON", true, "LOCK", 1. Objects are no words. */
function isWord(value: Json | undefined): value is string | number | boolean {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}

/** Words whose plain meaning is beyond doubt. */
const plainYes: ReadonlySet<unknown> = new Set([true, "true", "ON", "LOCK"]);
const plainNo: ReadonlySet<unknown> = new Set([false, "false", "OFF", "UNLOCK"]);

/**
 * A binary expose with two different words is a boolean. One word (the other missing, or the same again) is a choice of what
 * there is; without any usable word the value passes through as JSON.
 *
 * True is what `value_on` says, except where that contradicts the word itself: a contact sensor lists false as "on" and publishes true for
 * a closed contact, as its description says; some locks list UNLOCK as "on". There the plain meaning of the word counts.
 */
export function describeBinary(expose: JsonObject): TypeParts {
  const [on, off, toggle] = [member(expose, "value_on"), member(expose, "value_off"), member(expose, "value_toggle")];
  if (isWord(on) && isWord(off) && on !== off) {
    const toggleWord = isWord(toggle) && toggle !== on && toggle !== off ? toggle : undefined;
    const contradictory = plainNo.has(on) && plainYes.has(off);
    return { type: "boolean", on: contradictory ? off : on, off: contradictory ? on : off, toggle: toggleWord };
  }
  const words = [...new Set([on, off, toggle])].filter((word) => word !== undefined && word !== null);
  const choosable = words.filter((word) => typeof word === "string" || typeof word === "number");
  if (choosable.length === 0 || choosable.length < words.length) return unknownParts("binary");
  return { type: "choice", words: choosable };
}
