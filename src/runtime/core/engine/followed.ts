import type { Disposer } from "../../../base/disposer.ts";
import type { Entity } from "../entity/entity.ts";
import type { HomeProtocol } from "./protocol.ts";
import type { Subscriptions } from "./subscriptions.ts";

interface Following {
  users: number;
  /** The name that the subscriptions are made for. */
  name: string;
  unsubscribe: Disposer;
  unsubscribeAvailability: Disposer | undefined;
}

/** The devices that somebody uses: only their topics are received. Follows them when they are renamed. */
export class Followed {
  readonly #baseTopic: string;
  readonly #subscriptions: Subscriptions;
  readonly #protocol: HomeProtocol;
  readonly #onFirst: (entity: Entity) => void;
  readonly #followings = new Map<Entity, Following>();

  /** `onFirst` is called when a device is used that was not. */
  constructor(baseTopic: string, subscriptions: Subscriptions, protocol: HomeProtocol, onFirst: (entity: Entity) => void) {
    this.#baseTopic = baseTopic;
    this.#subscriptions = subscriptions;
    this.#protocol = protocol;
    this.#onFirst = onFirst;
  }

  entities(): Iterable<Entity> {
    return this.#followings.keys();
  }

  has(entity: Entity): boolean {
    return this.#followings.has(entity);
  }

  follow(entity: Entity): Disposer {
    const following = this.#followings.get(entity) ?? this.#begin(entity);
    following.users += 1;
    let released = false;
    return () => {
      if (released) return;
      released = true;
      following.users -= 1;
      if (following.users > 0) return;
      this.#followings.delete(entity);
      following.unsubscribe();
      following.unsubscribeAvailability?.();
    };
  }

  /** Also receives whether the device is there. */
  followAvailability(entity: Entity): void {
    const following = this.#followings.get(entity);
    if (following !== undefined) following.unsubscribeAvailability ??= this.#availability(entity, following.name);
  }

  /** Follows the entity to its new name, or away from one that is not listed any more. */
  moved(entity: Entity): void {
    const following = this.#followings.get(entity);
    if (following === undefined) return;
    const withAvailability = following.unsubscribeAvailability !== undefined;
    following.unsubscribe();
    following.unsubscribeAvailability?.();
    following.name = entity.description.name;
    following.unsubscribe = this.#state(entity, following.name);
    following.unsubscribeAvailability = withAvailability ? this.#availability(entity, following.name) : undefined;
  }

  #begin(entity: Entity): Following {
    const { name } = entity.description;
    const following: Following = { users: 0, name, unsubscribe: this.#state(entity, name), unsubscribeAvailability: undefined };
    this.#followings.set(entity, following);
    this.#onFirst(entity);
    return following;
  }

  #state(entity: Entity, name: string): Disposer {
    if (!entity.present) return () => {};
    return this.#subscriptions.add(`${this.#baseTopic}/${name}`, entity);
  }

  #availability(entity: Entity, name: string): Disposer {
    if (!entity.present) return () => {};
    return this.#subscriptions.add(`${this.#baseTopic}/${name}/availability`, {
      handle: (message) => {
        const word = this.#protocol.readAvailability(message.text());
        if (word === undefined) return;
        const state = word === "removed" ? "unknown" : word;
        entity.loop.run(() => entity.reportAvailability(state), message.retain ? "retained" : "live");
      },
    });
  }
}
