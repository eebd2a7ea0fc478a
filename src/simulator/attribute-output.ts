import { isJsonObject, type Json } from "../base/json.ts";
import { isJsonArray } from "../z2m/read-json.ts";

/**
 * A state as single topics (`advanced.output: attribute`): members are joined with `-`, arrays with `,`, a colour given as
 * r, g, b is "r,g,b", null is empty, the rest is as in JSON without quotes.
 */
export function attributeMessages(payload: Iterable<readonly [string, Json]>, prefix = ""): readonly (readonly [string, string])[] {
  return [...payload].flatMap(([key, value]): readonly (readonly [string, string])[] => {
    const topic = `${prefix}${key}`;
    if (key === "color" && isJsonObject(value) && "r" in value && "g" in value && "b" in value) {
      return [[topic, `${value.r},${value.g},${value.b}`]];
    }
    return isJsonObject(value) ? attributeMessages(Object.entries(value), `${topic}-`) : [[topic, asText(value)]];
  });
}

function asText(value: Json): string {
  if (value === null) return "";
  if (isJsonArray(value)) return value.map(asText).join(",");
  return typeof value === "string" ? value : JSON.stringify(value);
}
