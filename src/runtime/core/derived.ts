import { ambientOwner, type ListenerOwner } from "./ambient.ts";
import type { Loop } from "./loop.ts";
import { type Dependent, type Source, type Tracker, tracked } from "./tracking.ts";
import { type Equality, ValueNode } from "./value-node.ts";
import type { Value } from "./values.ts";

/**
 * A value computed from other values; what it reads is found out while it computes. While nobody listens, it is computed
 * on each read and depends on nothing; while somebody does, it is computed at most once per change.
 */
class Derived<T> extends ValueNode<T> implements Dependent, Tracker {
  protected readonly equal: Equality<T> = Object.is;
  readonly #compute: () => T | undefined;
  readonly #owner: ListenerOwner | undefined;
  #sources = new Set<Source>();
  #found = new Set<Source>();
  #loop: Loop | undefined;
  #cached: T | undefined;
  #dirty = true;
  #active = false;
  #computing = false;

  constructor(compute: () => T | undefined) {
    super();
    this.#compute = compute;
    this.#owner = ambientOwner();
  }

  override peek(): T | undefined {
    if (!this.#active) return this.#evaluate(undefined);
    if (this.#dirty) this.#refresh();
    return this.#cached;
  }

  read(source: Source): void {
    this.#found.add(source);
  }

  markDirty(loop: Loop): void {
    this.#loop = loop;
    if (this.#dirty) return;
    this.#dirty = true;
    this.spread(loop);
  }

  override announce(): void {
    const height = this.height;
    this.peek();
    // It read something new that lies higher: wait until that has been announced.
    if (this.height > height && this.#loop !== undefined) this.#loop.requeue(this);
    else super.announce();
  }

  protected override ownLoop(): Loop | undefined {
    return this.#loop;
  }

  protected override observed(): void {
    if (this.#active) return;
    this.#active = true;
    this.#dirty = true;
    this.#refresh();
  }

  protected override unobserved(): void {
    if (!this.#active || this.isObserved) return;
    this.#active = false;
    for (const source of this.#sources) source.removeDependent(this);
    this.#sources = new Set();
  }

  #refresh(): void {
    this.#found = new Set();
    this.#cached = this.#evaluate(this);
    this.#dirty = false;
    const before = this.#sources;
    this.#sources = this.#found;
    for (const source of this.#sources) {
      if (!before.has(source)) source.addDependent(this);
      if (source.height >= this.height) this.height = source.height + 1;
    }
    for (const source of before) if (!this.#sources.has(source)) source.removeDependent(this);
  }

  #evaluate(tracker: Tracker | undefined): T | undefined {
    if (this.#computing) throw new Error("A derived value reads itself.");
    this.#computing = true;
    try {
      return tracked(tracker, this.#compute);
    } catch (error) {
      if (this.#owner !== undefined) this.#owner.fault(error);
      else if (this.#loop !== undefined) this.#loop.onError(error);
      else throw error;
      return undefined;
    } finally {
      this.#computing = false;
    }
  }
}

/** A value computed from those that `compute` reads; unknown whenever it returns `undefined`. */
export function derived<T>(compute: () => T | undefined): Value<T> {
  return new Derived(compute);
}

/** A value that never changes. */
export function constant<T>(value: T): Value<T> {
  return { value, onChange: () => () => {} };
}
