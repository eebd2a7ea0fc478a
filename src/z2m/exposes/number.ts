import type { Json, JsonObject } from "../../base/json.ts";
import type { NumberDescription } from "../description.ts";
import { member, readElements, readNumber, readObject, readText, readWords } from "../read-json.ts";
import type { TypeParts } from "./unnamed.ts";

/** Limits the wrong way round are put in order; a step that is not positive is none. */
export function describeNumeric(expose: JsonObject): TypeParts {
  const [min, max] = inOrder(readNumber(member(expose, "value_min")), readNumber(member(expose, "value_max")));
  const step = readNumber(member(expose, "value_step"));
  return {
    type: "number",
    unit: readWords(member(expose, "unit"))?.trim(),
    min,
    max,
    step: step !== undefined && step > 0 ? step : undefined,
    presets: readPresets(member(expose, "presets")),
  };
}

/** A lower and an upper limit, either of which may be missing. */
export function inOrder<Limit extends number | undefined>(lower: Limit, upper: Limit): readonly [Limit, Limit] {
  return lower !== undefined && upper !== undefined && lower > upper ? [upper, lower] : [lower, upper];
}

/** Presets come as an array, as an object keyed by index, or as one bare preset. Those without a usable value are left out. */
function readPresets(presets: Json | undefined): NumberDescription["presets"] {
  const bare = readObject(presets);
  const list = bare !== undefined && Object.hasOwn(bare, "value") ? [bare] : (readElements(presets) ?? []);
  return list.flatMap((element) => {
    const preset = readObject(element);
    const value = preset && member(preset, "value");
    if (preset === undefined || !(typeof value === "string" || (typeof value === "number" && Number.isFinite(value)))) return [];
    const name = readText(member(preset, "name")) ?? String(value);
    return [{ name, value, description: readWords(member(preset, "description")) }];
  });
}
