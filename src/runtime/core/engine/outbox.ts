import type { Json } from "../../../base/json.ts";
import type { Asker } from "../property/asker.ts";
import type { Sendable } from "../property/property-owner.ts";

/** How long a command may wait for the connection. Milliseconds; a lamp that switches later than this frightens people. */
export const keptFor = 10_000;

interface Entry {
  readonly property: Sendable;
  readonly wire: Json;
  readonly by: Asker | undefined;
  readonly at: number;
}

/** Commands made while the way to the devices is cut: one per property, the last one wins. */
export class Outbox {
  readonly #entries = new Map<Sendable, Entry>();

  keep(entry: Entry): void {
    // Anew at the end: commands leave in the order in which they were last given.
    this.#entries.delete(entry.property);
    this.#entries.set(entry.property, entry);
  }

  /** Empties the box: what is still fresh at `now`, and how many were not. */
  take(now: number): { readonly fresh: readonly Entry[]; readonly expired: number } {
    const entries = [...this.#entries.values()];
    this.#entries.clear();
    const fresh = entries.filter((entry) => now - entry.at <= keptFor);
    return { fresh, expired: entries.length - fresh.length };
  }
}
