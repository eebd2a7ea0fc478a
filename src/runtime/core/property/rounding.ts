/** To the nearest whole number, halves to the even one: repeated conversions do not drift upwards. */
export function roundHalfToEven(value: number): number {
  const floor = Math.floor(value);
  const part = value - floor;
  if (part !== 0.5) return Math.round(value);
  return floor % 2 === 0 ? floor : floor + 1;
}

/** Twelve digits: takes away what binary fractions add (0.1 × 3), leaves everything a device could mean. */
function withoutNoise(value: number): number {
  return Number(value.toPrecision(12));
}

/** The nearest value that lies a whole number of steps from `origin`. */
export function roundToStep(value: number, step: number, origin: number): number {
  return withoutNoise(origin + roundHalfToEven(withoutNoise((value - origin) / step)) * step);
}

export function clampTo(value: number, min: number | undefined, max: number | undefined): number {
  if (max !== undefined && value > max) return max;
  if (min !== undefined && value < min) return min;
  return value;
}
