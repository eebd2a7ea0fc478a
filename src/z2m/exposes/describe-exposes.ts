import type { Json } from "../../base/json.ts";
import type { DroppedEntry, PropertyDescription } from "../description.ts";
import { describeList } from "./describe-expose.ts";
import { nameProperties, propertyNames } from "./name-properties.ts";

export interface DescribedExposes {
  readonly properties: readonly PropertyDescription[];
  /** Relative to the definition: `exposes[2].features[0]`. */
  readonly dropped: readonly DroppedEntry[];
}

/**
 * Describes the `exposes` (or the `options`, which have the same format) of a definition. Never throws, whatever the JSON. A missing list is
 * an empty one.
 */
export function describeExposes(exposes: Json | undefined, where = "exposes"): DescribedExposes {
  if (exposes === undefined || exposes === null) return { properties: [], dropped: [] };
  const dropped: DroppedEntry[] = [];
  const described = describeList(exposes, { where, depth: 0, nested: false, within: undefined, endpoint: undefined, dropped });
  return { properties: nameProperties(described, propertyNames), dropped };
}
