/** Hue 0…360, saturation and value 0…100. */
export interface Hsv {
  readonly hue: number;
  readonly saturation: number;
  readonly value: number;
}
/** CIE 1931 chromaticity, each 0…1. */
export interface Xy {
  readonly x: number;
  readonly y: number;
}
/** sRGB, each 0…1. */
export interface Rgb {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
}

function linear(channel: number): number {
  return channel > 0.04045 ? ((channel + 0.055) / 1.055) ** 2.4 : channel / 12.92;
}
function companded(channel: number): number {
  return channel <= 0.0031308 ? 12.92 * channel : 1.055 * channel ** (1 / 2.4) - 0.055;
}

/** sRGB (D65, IEC 61966-2-1) to chromaticity; black has none and gives the white point. */
export function rgbToXy(rgb: Rgb): Xy {
  const [red, green, blue] = [linear(rgb.red), linear(rgb.green), linear(rgb.blue)];
  const x = 0.4124 * red + 0.3576 * green + 0.1805 * blue;
  const y = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  const z = 0.0193 * red + 0.1192 * green + 0.9505 * blue;
  const sum = x + y + z;
  return sum === 0 ? { x: 0.3127, y: 0.329 } : { x: round4(x / sum), y: round4(y / sum) };
}

/** The brightest sRGB colour of this chromaticity; out of gamut is clipped. */
export function xyToRgb({ x, y }: Xy): Rgb {
  const below = Math.max(y, 0.0001);
  const [bigX, bigZ] = [x / below, (1 - x - below) / below];
  const channels = [3.2406 * bigX - 1.5372 - 0.4986 * bigZ, -0.9689 * bigX + 1.8758 + 0.0415 * bigZ, 0.0557 * bigX - 0.204 + 1.057 * bigZ];
  const largest = Math.max(...channels, 0.0001);
  const [red = 0, green = 0, blue = 0] = channels.map((channel) => companded(Math.max(channel, 0) / largest));
  return { red, green, blue };
}

export function hsvToRgb({ hue, saturation, value }: Hsv): Rgb {
  const [s, v] = [saturation / 100, value / 100];
  const channel = (offset: number): number => {
    const sector = (offset + hue / 60) % 6;
    return v - v * s * Math.max(0, Math.min(sector, 4 - sector, 1));
  };
  return { red: channel(5), green: channel(3), blue: channel(1) };
}

export function rgbToHsv({ red, green, blue }: Rgb): Hsv {
  const max = Math.max(red, green, blue);
  const spread = max - Math.min(red, green, blue);
  if (spread === 0) return { hue: 0, saturation: 0, value: Math.round(max * 100) };
  const sector = max === red ? ((green - blue) / spread + 6) % 6 : max === green ? (blue - red) / spread + 2 : (red - green) / spread + 4;
  return { hue: Math.round(sector * 60) % 360, saturation: Math.round((spread / max) * 100), value: Math.round(max * 100) };
}

/** Planckian locus, cubic approximation by Kim et al. (2002), 1667–25000 K. */
export function miredsToXy(mireds: number): Xy {
  const kelvin = Math.min(Math.max(1_000_000 / Math.max(mireds, 1), 1_667), 25_000);
  const x =
    kelvin <= 4_000
      ? -0.2661239e9 / kelvin ** 3 - 0.2343589e6 / kelvin ** 2 + 0.8776956e3 / kelvin + 0.17991
      : -3.0258469e9 / kelvin ** 3 + 2.1070379e6 / kelvin ** 2 + 0.2226347e3 / kelvin + 0.24039;
  const y =
    kelvin <= 2_222
      ? -1.1063814 * x ** 3 - 1.3481102 * x ** 2 + 2.18555832 * x - 0.20219683
      : kelvin <= 4_000
        ? -0.9549476 * x ** 3 - 1.37418593 * x ** 2 + 2.09137015 * x - 0.16748867
        : 3.081758 * x ** 3 - 5.8733867 * x ** 2 + 3.75112997 * x - 0.37001483;
  return { x: round4(x), y: round4(y) };
}

/** McCamy's approximation (1992); colours far from white give a number without meaning, as in Zigbee2MQTT. */
export function xyToMireds({ x, y }: Xy): number {
  const n = (x - 0.332) / (0.1858 - y || 0.0001);
  return Math.round(1_000_000 / Math.max(449 * n ** 3 + 3525 * n ** 2 + 6823.3 * n + 5520.33, 1_000));
}

export function round4(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
