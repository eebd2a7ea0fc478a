import { assertNever } from "../../base/assert-never.ts";
import type { Json } from "../../base/json.ts";
import { encodeKey } from "../../ir/encode.ts";
import type { PropertyDescription } from "../description.ts";
import { wordType } from "./word-union.ts";

/** The type of a value as it stands in a payload: what the items of lists are, since they are no properties of their own. */
export function wireType(value: PropertyDescription | undefined): string {
  if (value === undefined) return "Json";
  switch (value.type) {
    case "boolean":
      return literalsOf([value.on, value.off]);
    case "number":
      return "number";
    case "text":
      return "string";
    case "choice":
    case "event":
      return literalsOf(value.words);
    case "list":
      return `readonly ${inParentheses(wireType(value.item))}[]`;
    case "record":
      return recordType(value.fields);
    case "unknown":
      return "Json";
    default:
      return assertNever(value, "item type");
  }
}

function literalsOf(words: readonly Json[]): string {
  const types = words.map((word) => (typeof word === "string" || typeof word === "number" ? wordType(word, false) : String(word)));
  return types.length === 0 ? "string" : types.join(" | ").replace(/^true \| false$/, "boolean");
}

function inParentheses(type: string): string {
  return /^\w+$/.test(type) ? type : `(${type})`;
}

/** Fields that share a key may be any of theirs. */
function recordType(fields: readonly PropertyDescription[]): string {
  const byKey = new Map<string, string[]>();
  for (const field of fields) byKey.set(field.key, [...(byKey.get(field.key) ?? []), wireType(field)]);
  const members = [...byKey].map(([key, types]) => `readonly ${encodeKey(key)}?: ${[...new Set(types)].join(" | ")}`);
  return members.length === 0 ? "{ readonly [key: string]: Json }" : `{ ${members.join("; ")} }`;
}
