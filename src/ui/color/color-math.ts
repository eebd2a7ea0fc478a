import { isJsonObject, type Json, type JsonObject } from "../../base/json.ts";
import type { PinType } from "../../model/pin-type.ts";

/** A light's colour without its brightness: hue in degrees from 0 to 360, saturation from 0 to 100. */
export interface Hue {
  readonly hue: number;
  readonly saturation: number;
}

/** The ways in which Zigbee2MQTT writes a colour: `{ hue, saturation }`, `{ x, y }` (CIE 1931), `{ hex }`. */
export type ColorForm = "hs" | "xy" | "hex";

/** How a value of this type writes a colour; undefined where it is no colour. */
export function colorFormOf(type: PinType): ColorForm | undefined {
  if (type.type === "color") return "hex";
  if (type.type !== "record" || type.fields === undefined || type.fields.length !== 2) return undefined;
  const names = new Set(type.fields.map(({ name }) => name));
  if (names.has("hue") && names.has("saturation")) return "hs";
  return names.has("x") && names.has("y") ? "xy" : undefined;
}

/** Reads a colour in any of its forms; undefined where it is none. */
export function readColor(json: Json | undefined): Hue | undefined {
  if (!isJsonObject(json)) return undefined;
  const { hue, saturation, x, y, hex } = json;
  if (typeof hue === "number") return { hue, saturation: typeof saturation === "number" ? saturation : 100 };
  if (typeof x === "number" && typeof y === "number") return hueOfRgb(rgbOfXy(x, y));
  return typeof hex === "string" ? hueOfHex(hex) : undefined;
}

/** Writes a colour in the form that is asked for; hue and saturation whole, x and y to four places, as devices report them. */
export function writeColor(color: Hue, form: ColorForm): JsonObject {
  switch (form) {
    case "hs":
      return { hue: Math.round(color.hue) % 360, saturation: Math.round(color.saturation) };
    case "hex":
      return { hex: hexOfHue(color) };
    case "xy": {
      const [x, y] = xyOfRgb(rgbOfHue(color));
      return { x: Math.round(x * 10_000) / 10_000, y: Math.round(y * 10_000) / 10_000 };
    }
  }
}

type Rgb = readonly [red: number, green: number, blue: number];

/** The colour at full brightness, such as `#ff8800`. */
export function hexOfHue(color: Hue): string {
  return `#${rgbOfHue(color)
    .map((part) =>
      Math.round(part * 255)
        .toString(16)
        .padStart(2, "0"),
    )
    .join("")}`;
}

/** Reads `#f80` and `#ff8800`, with or without `#`; undefined where it is neither. */
export function hueOfHex(hex: string): Hue | undefined {
  const [, digits] = /^#?([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(hex.trim()) ?? [];
  if (digits === undefined) return undefined;
  const long = digits.length === 3 ? [...digits].map((digit) => digit + digit).join("") : digits;
  const part = (at: number) => Number.parseInt(long.slice(at, at + 2), 16) / 255;
  return hueOfRgb([part(0), part(2), part(4)]);
}

function rgbOfHue({ hue, saturation }: Hue): Rgb {
  const part = (offset: number) => {
    const k = (((offset + hue / 60) % 6) + 6) % 6;
    return 1 - (saturation / 100) * Math.max(0, Math.min(k, 4 - k, 1));
  };
  return [part(5), part(3), part(1)];
}

function hueOfRgb([red, green, blue]: Rgb): Hue {
  const [most, least] = [Math.max(red, green, blue), Math.min(red, green, blue)];
  const span = most - least;
  if (most <= 0 || span === 0) return { hue: 0, saturation: 0 };
  const sixth = most === red ? (green - blue) / span : most === green ? 2 + (blue - red) / span : 4 + (red - green) / span;
  return { hue: (sixth * 60 + 360) % 360, saturation: (span / most) * 100 };
}

/** CIE 1931 xy to sRGB at full brightness (IEC 61966-2-1, D65). */
function rgbOfXy(x: number, y: number): Rgb {
  const safeY = y <= 0 ? 0.00001 : y;
  const [X, Z] = [x / safeY, (1 - x - y) / safeY];
  const linear = [3.2406 * X - 1.5372 - 0.4986 * Z, -0.9689 * X + 1.8758 + 0.0415 * Z, 0.0557 * X - 0.204 + 1.057 * Z] as const;
  const brightest = Math.max(...linear, 0.00001);
  const part = (value: number) => gamma(Math.max(0, value) / brightest);
  return [part(linear[0]), part(linear[1]), part(linear[2])];
}

function xyOfRgb(rgb: Rgb): readonly [x: number, y: number] {
  const [r, g, b] = [linearPart(rgb[0]), linearPart(rgb[1]), linearPart(rgb[2])];
  const X = 0.4124 * r + 0.3576 * g + 0.1805 * b;
  const Y = 0.2126 * r + 0.7152 * g + 0.0722 * b;
  const Z = 0.0193 * r + 0.1192 * g + 0.9505 * b;
  const sum = X + Y + Z;
  return sum === 0 ? [0.3127, 0.329] : [X / sum, Y / sum];
}

function gamma(part: number): number {
  return part <= 0.0031308 ? 12.92 * part : 1.055 * part ** (1 / 2.4) - 0.055;
}

function linearPart(part: number): number {
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
}
