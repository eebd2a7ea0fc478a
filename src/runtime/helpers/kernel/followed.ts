import { derived } from "../../core/derived.ts";

/**
 * A list of devices that is computed anew when the home changes. Its devices are used from the start, not from the moment at which somebody
 * first asks: what they report until then would be missed.
 */
export function followed<T>(list: () => readonly T[]): () => readonly T[] {
  const present = derived(list);
  present.onChange(() => undefined, { resync: true });
  return () => present.value ?? [];
}
