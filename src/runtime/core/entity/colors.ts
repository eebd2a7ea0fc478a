import { type Epoch, Freshness } from "../property/freshness.ts";
import type { Sendable } from "../property/property-owner.ts";
import type { Quirks } from "./quirks.ts";

const colorId = /^(?:color_xy|color_hs|color_temp)(?:_(.+))?$/;
const stateId = /^state(?:_(.+))?$/;

/** The colour spaces of one lamp (of one endpoint, where a device has several), and what switches it on. */
export class ColorGroup {
  readonly #quirks: Quirks;
  readonly #device: Epoch;
  readonly #switchedOn: Epoch = { value: 0 };
  #spaces: readonly Sendable[] = [];

  constructor(quirks: Quirks, device: Epoch) {
    this.#quirks = quirks;
    this.#device = device;
  }

  /** What makes a colour space stale. */
  freshness(): Freshness {
    return new Freshness(this.#device, this.#switchedOn);
  }

  add(space: Sendable): void {
    if (!this.#spaces.includes(space)) this.#spaces = [...this.#spaces, space];
  }

  /** One was set. What is sent in a turn is the colour set last; the others are not what they were any more. */
  requested(property: Sendable): void {
    if (!this.#spaces.includes(property)) return;
    for (const other of this.#spaces) {
      if (other === property || (!this.#quirks.colorSpaces && other.key !== property.key)) continue;
      other.cancel();
      other.freshness.own += 1;
    }
  }

  /** The lamp has been switched on, by request or by report. */
  switchedOn(): void {
    if (this.#quirks.colorAfterSwitchingOn) this.#switchedOn.value += 1;
  }
}

/** The colours of an entity. */
export class Colors {
  readonly #quirks: Quirks;
  readonly #device: Epoch;
  readonly #byEndpoint = new Map<string, ColorGroup>();

  constructor(quirks: Quirks, device: Epoch) {
    this.#quirks = quirks;
    this.#device = device;
  }

  /** The group of a colour space with this id; undefined for what is none. */
  ofSpace(id: string): ColorGroup | undefined {
    const match = colorId.exec(id);
    return match === null ? undefined : this.#group(match[1]);
  }

  /** The group that a state with this id switches; undefined for what is no state. */
  ofSwitch(id: string): ColorGroup | undefined {
    const match = stateId.exec(id);
    return match === null ? undefined : this.#group(match[1]);
  }

  #group(endpoint = ""): ColorGroup {
    const group = this.#byEndpoint.get(endpoint) ?? new ColorGroup(this.#quirks, this.#device);
    this.#byEndpoint.set(endpoint, group);
    return group;
  }
}
