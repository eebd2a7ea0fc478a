import { findConverter } from "./converters/find-converter.ts";
import type { Changes, Outcome } from "./converters/outcome.ts";
import type { Target } from "./converters/target.ts";
import type { CommandKey } from "./read-command.ts";

/** What a converter made of one or more keys of an endpoint. */
export interface Conversion {
  readonly endpoint: string | undefined;
  readonly outcome: Outcome;
}

export interface Converted {
  readonly conversions: Iterable<Conversion>;
  /** Filled while `conversions` is gone through. */
  readonly refusals: readonly { readonly key: string; readonly error: string }[];
  readonly unknown: readonly CommandKey[];
}

/** Keys that accompany others on any endpoint, whatever endpoint the topic or suffix names. */
const accompanying = new Set(["transition", "rate", "on_time", "off_wait_time"]);

/**
 * Finds a converter for each key; keys that one converter takes together are converted once. Lazily, so that a later key
 * sees what an earlier one has done to the device.
 */
export function convertAll(keys: readonly CommandKey[], targetOf: (endpoint: string | undefined) => Target): Converted {
  const refusals: { readonly key: string; readonly error: string }[] = [];
  const unknown: CommandKey[] = [];
  return { conversions: convert(keys, targetOf, refusals, unknown), refusals, unknown };
}

function* convert(
  keys: readonly CommandKey[],
  targetOf: (endpoint: string | undefined) => Target,
  refusals: { key: string; error: string }[],
  unknown: CommandKey[],
): Iterable<Conversion> {
  const done = new Set<string>();
  for (const key of keys) {
    const { name, endpoint, value } = key;
    if (done.has(`${endpoint ?? ""}/${name}`)) continue;
    const target = targetOf(endpoint);
    const converter = findConverter(target, name);
    if (converter === undefined) {
      unknown.push(key);
      continue;
    }
    for (const together of converter.names) done.add(`${endpoint ?? ""}/${together}`);
    const result = converter.set({ name, value, message: messageFor(keys, endpoint), target });
    if (result.ok) yield { endpoint, outcome: result.value };
    else refusals.push({ key: key.key, error: result.error });
  }
}

function messageFor(keys: readonly CommandKey[], endpoint: string | undefined): Changes {
  return new Map(keys.filter((key) => key.endpoint === endpoint || accompanying.has(key.name)).map(({ name, value }) => [name, value]));
}
