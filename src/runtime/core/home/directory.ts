import type { DeviceDescription, GroupDescription, HomeDescription } from "../../../z2m/description.ts";
import { Cell } from "../cell.ts";
import { addressOf, Entity } from "../entity/entity.ts";
import type { EntityHost } from "../entity/entity-host.ts";

/** Every device and group that the runtime has ever heard of, by address and by name. */
export class Directory {
  /** Counts the descriptions; whatever is computed from the lists of the home depends on it. */
  readonly version: Cell<number>;
  readonly #host: EntityHost;
  readonly #devices = new Map<string, Entity>();
  readonly #groups = new Map<string, Entity>();
  readonly #byName = new Map<string, Entity>();
  readonly #byIdentifier = new Map<string, Entity>();

  constructor(host: EntityHost) {
    this.#host = host;
    this.version = new Cell(host.loop, 0);
  }

  /** Has everything that is computed from the lists of the home computed anew. */
  announce(): void {
    this.version.set((this.version.peek() ?? 0) + 1);
  }

  get devices(): Iterable<Entity> {
    return this.#devices.values();
  }
  get groups(): Iterable<Entity> {
    return this.#groups.values();
  }
  *all(): Iterable<Entity> {
    yield* this.#devices.values();
    yield* this.#groups.values();
  }

  /** Identifiers stay valid after a rename until another entity takes them: a running flow may still use the old one. */
  get identifiers(): Iterable<readonly [identifier: string, entity: Entity]> {
    return this.#byIdentifier;
  }

  /** By friendly name, IEEE address or group number; names go first. */
  find(nameOrAddress: string): Entity | undefined {
    return this.#byName.get(nameOrAddress) ?? this.#devices.get(nameOrAddress) ?? this.#groups.get(nameOrAddress);
  }

  /** Follows a new description. Returns the entities whose name (and so topic) has changed or that came or went. */
  apply(home: HomeDescription): ReadonlySet<Entity> {
    const moved = new Set<Entity>();
    const listed = new Set<Entity>();
    this.#byName.clear();
    for (const description of home.devices) {
      // The coordinator is no device to speak to.
      if (description.kind !== "Coordinator") listed.add(this.#take(this.#devices, description, moved));
    }
    for (const description of home.groups) listed.add(this.#take(this.#groups, description, moved));
    for (const entity of this.all()) {
      if (listed.has(entity) || !entity.present) continue;
      entity.present = false;
      moved.add(entity);
    }
    return moved;
  }

  #take(known: Map<string, Entity>, description: DeviceDescription | GroupDescription, moved: Set<Entity>): Entity {
    const address = addressOf(description);
    let entity = known.get(address);
    if (entity === undefined) {
      entity = new Entity(this.#host, description);
      known.set(address, entity);
      moved.add(entity);
    } else {
      if (!entity.present || entity.description.name !== description.name) moved.add(entity);
      if (!entity.present || entity.description !== description) entity.describe(description);
    }
    this.#byName.set(description.name, entity);
    this.#byIdentifier.set(description.identifier, entity);
    return entity;
  }
}
