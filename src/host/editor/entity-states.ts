import { isJsonObject, type Json } from "../../base/json.ts";
import type { EntityState } from "../../contract/facts.ts";

interface Known {
  availability: EntityState["availability"];
  readonly state: Map<string, Json>;
  reportedAt: number | undefined;
  action: EntityState["action"];
}

/** What the devices and groups of a home last said, by address. Remembers which of it is news. */
export class EntityStates {
  readonly #known = new Map<string, Known>();
  readonly #changed = new Set<string>();
  #bridgeOnline = true;

  /** A message on an entity's state topic, merged over what is known. `at`: epoch ms. Retained messages bring no action. */
  report(address: string, payload: unknown, retained: boolean, at: number): void {
    if (!isJsonObject(payload)) return;
    const known = this.#entry(address);
    for (const [key, value] of Object.entries(payload)) if (key !== "action") known.state.set(key, value);
    const { action } = payload;
    if (!retained) known.reportedAt = at;
    if (!retained && typeof action === "string" && action !== "") known.action = { word: action, at };
    this.#changed.add(address);
  }

  reportAvailability(address: string, availability: EntityState["availability"]): void {
    const known = this.#entry(address);
    if (known.availability === availability) return;
    known.availability = availability;
    this.#changed.add(address);
  }

  /** While Zigbee2MQTT is away nothing can be reached, whatever was last said. */
  bridgeOnline(online: boolean): void {
    if (this.#bridgeOnline === online) return;
    this.#bridgeOnline = online;
    for (const address of this.#known.keys()) this.#changed.add(address);
  }

  all(): readonly EntityState[] {
    return [...this.#known].map(([address, known]) => this.#shown(address, known));
  }

  /** What has changed since the last call. */
  takeChanges(): readonly EntityState[] {
    const changed = [...this.#changed].flatMap((address) => {
      const known = this.#known.get(address);
      return known === undefined ? [] : [this.#shown(address, known)];
    });
    this.#changed.clear();
    return changed;
  }

  #entry(address: string): Known {
    const known = this.#known.get(address) ?? { availability: "unknown", state: new Map(), reportedAt: undefined, action: undefined };
    this.#known.set(address, known);
    return known;
  }

  #shown(address: string, { availability, state, reportedAt, action }: Known): EntityState {
    return { address, availability: this.#bridgeOnline ? availability : "offline", state: Object.fromEntries(state), reportedAt, action };
  }
}
