import type { Capability } from "../../../z2m/description.ts";
import type { DeviceWith } from "../capability-types.ts";
import type { Entity } from "../entity/entity.ts";
import type { DeviceList } from "../home-types.ts";
import type { DeviceObject } from "../property-types.ts";

/** The devices (or groups) that are in the home at the moment of asking. Whoever asks for one uses it from then on. */
export class EntityList implements DeviceList {
  readonly #entities: () => Iterable<Entity>;

  constructor(entities: () => Iterable<Entity>) {
    this.#entities = entities;
  }

  *[Symbol.iterator](): Iterator<DeviceObject> {
    for (const entity of this.#entities()) if (entity.present) yield used(entity);
  }

  with<C extends Capability>(capability: C): readonly DeviceWith<C>[] {
    const found: DeviceObject[] = [];
    for (const entity of this.#entities()) {
      if (entity.present && entity.description.capabilities.includes(capability)) found.push(used(entity));
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

function used(entity: Entity): DeviceObject {
  entity.host.want(entity);
  return entity.device;
}
