import { isJsonObject, type Json, type JsonObject } from "../../base/json.ts";
import { type Hsv, hsvToRgb, type Rgb, round4, type Xy } from "./color-math.ts";
import { numberOf } from "./target.ts";

/** A colour as a command may say it. Hue and saturation may come alone; a `value` then also sets the brightness. */
export type AskedColor =
  | { readonly kind: "xy"; readonly xy: Xy }
  | { readonly kind: "rgb"; readonly rgb: Rgb }
  | { readonly kind: "hs"; readonly hue: number | undefined; readonly saturation: number | undefined; readonly value: number | undefined };

/** Reads all spellings, in Zigbee2MQTT's order of precedence: x/y, r/g/b, rgb, hex, then the hue families. Undefined: none of them. */
export function parseColor(value: Json): AskedColor | undefined {
  if (typeof value === "string") return fromHex(value);
  if (!isJsonObject(value)) return undefined;
  const number = (key: string): number | undefined => numberOf(value[key]);
  const [x, y] = [number("x"), number("y")];
  if (x !== undefined && y !== undefined) return { kind: "xy", xy: { x: round4(unit(x)), y: round4(unit(y)) } };
  const [red, green, blue] = [number("r"), number("g"), number("b")];
  if (red !== undefined && green !== undefined && blue !== undefined) return fromBytes([red, green, blue]);
  if (typeof value.rgb === "string") return fromBytes(value.rgb.split(",").map(Number));
  if (typeof value.hex === "string") return fromHex(value.hex);
  return fromHueFamily(value);
}

function fromHueFamily(value: JsonObject): AskedColor | undefined {
  const joined = { hsl: "l", hsb: "v", hsv: "v" } as const;
  for (const [key, last] of Object.entries(joined)) {
    const text = value[key];
    if (typeof text !== "string") continue;
    const [h, s, third] = text.split(",").map(Number);
    return h === undefined || s === undefined || third === undefined ? undefined : fromHue(h, s, third, last === "l");
  }
  const hue = numberOf(value.hue) ?? numberOf(value.h);
  const saturation = numberOf(value.saturation) ?? numberOf(value.s);
  if (hue === undefined && saturation === undefined) return undefined;
  const lightness = numberOf(value.l);
  return fromHue(hue, saturation, lightness ?? numberOf(value.b) ?? numberOf(value.v), lightness !== undefined);
}

function fromHue(hue: number | undefined, saturation: number | undefined, third: number | undefined, isLightness: boolean): AskedColor {
  const turned = hue === undefined ? undefined : hue === 360 ? 360 : ((hue % 360) + 360) % 360;
  const held = saturation === undefined ? undefined : Math.min(Math.max(saturation, 0), 100);
  if (!isLightness || third === undefined) return { kind: "hs", hue: turned, saturation: held, value: third };
  const lightness = third / 100;
  const value = lightness + ((held ?? 0) / 100) * Math.min(lightness, 1 - lightness);
  const inHsv = value === 0 ? 0 : 2 * (1 - lightness / value);
  return { kind: "hs", hue: turned, saturation: Math.round(inHsv * 100), value: Math.round(value * 100) };
}

function fromHex(text: string): AskedColor | undefined {
  const digits = /^#?([0-9a-f]{6})$/i.exec(text)?.[1] ?? /^#?([0-9a-f]{3})$/i.exec(text)?.[1]?.replaceAll(/./g, "$&$&");
  if (digits === undefined) return undefined;
  return fromBytes([0, 2, 4].map((at) => Number.parseInt(digits.slice(at, at + 2), 16)));
}

function fromBytes([red, green, blue]: readonly number[]): AskedColor | undefined {
  if (red === undefined || green === undefined || blue === undefined || ![red, green, blue].every(Number.isFinite)) return undefined;
  return { kind: "rgb", rgb: { red: unit(red / 255), green: unit(green / 255), blue: unit(blue / 255) } };
}

/** The colour as red, green and blue at full value, with what is missing filled in from before. */
export function hueToRgb(hue: number, saturation: number): Rgb {
  const full: Hsv = { hue, saturation, value: 100 };
  return hsvToRgb(full);
}

function unit(value: number): number {
  return Math.min(Math.max(value, 0), 1);
}
