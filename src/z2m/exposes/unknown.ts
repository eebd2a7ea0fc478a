import type { TypeParts } from "./unnamed.ts";

/** What cannot be typed is still there: readable and settable as JSON. */
export function unknownParts(exposeType: string): TypeParts {
  return { type: "unknown", exposeType };
}
