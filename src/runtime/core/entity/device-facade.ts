import type { JsonObject } from "../../../base/json.ts";
import type { PropertyObject } from "../property/make-property.ts";
import type { Availability, DeviceObject, EventProperty, Property } from "../property-types.ts";
import type { Value } from "../values.ts";
import type { Entity } from "./entity.ts";

const entities = new WeakMap<DeviceObject, Entity>();

/** What is behind a device object; undefined for one that is not of a running home. */
export function entityOf(device: DeviceObject): Entity | undefined {
  return entities.get(device);
}

/**
 * A device or group as flows see it: the members of `DeviceObject`, and its properties by their identifiers. Kept apart from
 * the entity, so that no expose can be named like something the runtime needs.
 */
export class DeviceFacade implements DeviceObject {
  readonly #entity: Entity;

  constructor(entity: Entity) {
    this.#entity = entity;
    entities.set(this, entity);
  }

  get name(): string {
    return this.#entity.description.name;
  }
  get address(): string {
    return this.#entity.address;
  }
  get present(): boolean {
    return this.#entity.present;
  }
  get availability(): Value<Availability> {
    this.#entity.host.wantAvailability(this.#entity);
    return this.#entity.availability;
  }

  property(id: string): Property<unknown> | EventProperty<string> | undefined {
    return this.#entity.properties.byId(id);
  }

  recallScene(id: number): void {
    this.#entity.send({ scene_recall: id });
  }

  storeScene(id: number, name?: string): void {
    this.#entity.send({ scene_store: name === undefined ? id : { ID: id, name } });
  }

  send(payload: JsonObject): void {
    this.#entity.send(payload);
  }
}

/** Makes a property a member of the device, replacing one of that name. */
export function putMember(device: DeviceObject, identifier: string, property: PropertyObject): void {
  Object.defineProperty(device, identifier, { value: property, enumerable: true, configurable: true });
}
