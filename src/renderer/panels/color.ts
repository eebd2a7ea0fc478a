import type { JsonObject } from "../../base/json.ts";

function numberOf(value: unknown, fallback: number): number {
  return typeof value === "number" && Number.isFinite(value) ? value : fallback;
}

/** A light's colour for the screen. Hue and saturation as they are; xy through CIE 1931 and sRGB, at full brightness. */
export function hexOfColor(color: JsonObject): string {
  if (typeof color.hue === "number") return hexOfHue(color.hue, numberOf(color.saturation, 100));
  if (typeof color.x === "number" && typeof color.y === "number") return hexOfXy(color.x, color.y);
  return "#ffffff";
}

function hexOfHue(hue: number, saturation: number): string {
  const part = (offset: number) => {
    const k = (offset + hue / 60) % 6;
    return 1 - (saturation / 100) * Math.max(0, Math.min(k, 4 - k, 1));
  };
  return toHex([part(5), part(3), part(1)]);
}

function hexOfXy(x: number, y: number): string {
  const safeY = y === 0 ? 0.00001 : y;
  const [X, Z] = [x / safeY, (1 - x - y) / safeY];
  const linear = [3.2406 * X - 1.5372 - 0.4986 * Z, -0.9689 * X + 1.8758 + 0.0415 * Z, 0.0557 * X - 0.204 + 1.057 * Z].map((part) =>
    Math.max(0, part),
  );
  const brightest = Math.max(...linear, 0.00001);
  return toHex(linear.map((part) => gamma(part / brightest)));
}

function gamma(part: number): number {
  return part <= 0.0031308 ? 12.92 * part : 1.055 * part ** (1 / 2.4) - 0.055;
}

function toHex(parts: readonly number[]): string {
  return `#${parts
    .map((part) =>
      Math.round(Math.min(1, Math.max(0, part)) * 255)
        .toString(16)
        .padStart(2, "0"),
    )
    .join("")}`;
}
