import { isJsonObject, type Json } from "../../base/json.ts";
import { hsvToRgb, miredsToXy, rgbToHsv, rgbToXy, type Xy, xyToMireds, xyToRgb } from "./color-math.ts";
import { numberOf, property, type Target } from "./target.ts";

/** Whether the lamp speaks hue and saturation; every colour lamp speaks x and y. */
export function speaksHueAndSaturation(target: Target): boolean {
  return target.properties("color").some(({ type, ...rest }) => {
    return type === "record" && "fields" in rest && rest.fields.some((field) => field.key === "hue");
  });
}

/**
 * Zigbee2MQTT's `color_sync`: whatever way a colour was set, the other ways of saying it are published with it, as far
 * as the lamp exposes them.
 */
export function syncedColor(target: Target, set: ReadonlyMap<string, Json>): ReadonlyMap<string, Json> {
  const result = new Map(set);
  if (property(target, "color") === undefined) return result;
  const mode = set.get("color_mode");
  const mireds = numberOf(set.get("color_temp"));
  if (mode === "color_temp" && mireds !== undefined) {
    result.set("color", spelledOut(target, miredsToXy(mireds), undefined));
    return result;
  }
  const xy = readXy(set.get("color"));
  if (xy === undefined) return result;
  const asked = set.get("color");
  result.set("color", spelledOut(target, xy, mode === "hs" && isJsonObject(asked) ? asked : undefined));
  const range = property(target, "color_temp");
  if (range?.type === "number") {
    result.set("color_temp", Math.min(Math.max(xyToMireds(xy), range.min ?? 153), range.max ?? 500));
  }
  return result;
}

/** The chromaticity of a published colour, whichever way it is given. */
export function readXy(color: Json | undefined): Xy | undefined {
  if (!isJsonObject(color)) return undefined;
  const [x, y] = [numberOf(color.x), numberOf(color.y)];
  if (x !== undefined && y !== undefined) return { x, y };
  const [hue, saturation] = [numberOf(color.hue), numberOf(color.saturation)];
  return hue === undefined || saturation === undefined ? undefined : rgbToXy(hsvToRgb({ hue, saturation, value: 100 }));
}

function spelledOut(target: Target, xy: Xy, hueAndSaturation: Json | undefined): Json {
  if (!speaksHueAndSaturation(target)) return { x: xy.x, y: xy.y };
  const exact = isJsonObject(hueAndSaturation) ? hueAndSaturation : {};
  const derived = rgbToHsv(xyToRgb(xy));
  return {
    hue: numberOf(exact.hue) ?? derived.hue,
    saturation: numberOf(exact.saturation) ?? derived.saturation,
    x: xy.x,
    y: xy.y,
  };
}
