/**
 * Joins parts into one text; unknown while any part is. Numbers are written without binary noise (0.1 + 0.2 is "0.3"),
 * lists and records as JSON.
 */
export function textOf(...parts: readonly unknown[]): string | undefined {
  return parts.includes(undefined) ? undefined : parts.map(written).join("");
}

function written(part: unknown): string {
  if (typeof part === "number") return String(Number.isFinite(part) ? Number(part.toPrecision(15)) : part);
  return typeof part === "object" ? JSON.stringify(part) : String(part);
}
