import { passes } from "../../../base/device-filter.ts";
import type { Capability } from "../../../z2m/description.ts";
import type { DeviceWith } from "../capability-types.ts";
import type { Entity } from "../entity/entity.ts";
import type { DeviceList, DeviceSelector } from "../home-types.ts";
import type { DeviceObject } from "../property-types.ts";
import type { Value } from "../values.ts";

/** The devices (or groups) that are in the home at the moment of asking. Whoever asks for one uses it from then on. */
export class EntityList implements DeviceList {
  readonly #listed: () => Iterable<Entity>;
  readonly #version: Value<number>;

  /** `version` changes whenever the entities do: whatever is computed from the list is then computed anew. */
  constructor(listed: () => Iterable<Entity>, version: Value<number>) {
    this.#listed = listed;
    this.#version = version;
  }

  #entities(): Iterable<Entity> {
    // Reading it is what makes a computation depend on it.
    void this.#version.value;
    return this.#listed();
  }

  *[Symbol.iterator](): Iterator<DeviceObject> {
    for (const entity of this.#entities()) if (entity.present) yield used(entity);
  }

  with<C extends Capability>(capability: C, selector: DeviceSelector = {}): readonly DeviceWith<C>[] {
    const found: DeviceObject[] = [];
    for (const entity of this.#entities()) {
      if (!entity.present || !entity.description.capabilities.includes(capability)) continue;
      if (passes(selector, entity.description) && !isExcepted(entity, selector)) found.push(used(entity));
    }
    // The description says that the members are there; which types they have is what a capability means.
    return found as readonly unknown[] as readonly DeviceWith<C>[];
  }

  find(nameOrAddress: string): DeviceObject | undefined {
    let byAddress: Entity | undefined;
    for (const entity of this.#entities()) {
      if (!entity.present) continue;
      if (entity.description.name === nameOrAddress) return used(entity);
      if (entity.address === nameOrAddress) byAddress = entity;
    }
    return byAddress === undefined ? undefined : used(byAddress);
  }
}

function isExcepted({ device, description, address }: Entity, { except = [] }: DeviceSelector): boolean {
  return except.some((one) => one === device || one === description.name || one === address);
}

function used(entity: Entity): DeviceObject {
  entity.host.want(entity);
  return entity.device;
}
