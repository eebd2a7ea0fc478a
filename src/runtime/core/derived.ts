import { ambientOwner, enterOwner, type ListenerOwner } from "./ambient.ts";
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
  /** What the last computation read, in that order, repetitions included. */
  #sources: Source[] = [];
  /** How many reads of the present computation were those of the last one, and what it read from there on. */
  #matching = 0;
  #found: Source[] | undefined;
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
    if (this.#found !== undefined) this.#found.push(source);
    else if (this.#sources[this.#matching] === source) this.#matching += 1;
    else this.#found = [source];
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
    this.#follow([]);
  }

  #refresh(): void {
    this.#matching = 0;
    this.#found = undefined;
    this.#cached = this.#evaluate(this);
    this.#dirty = false;
    // Nearly always a computation reads what it read the last time.
    if (this.#found !== undefined || this.#matching < this.#sources.length) {
      this.#follow([...this.#sources.slice(0, this.#matching), ...(this.#found ?? [])]);
    }
    for (const source of this.#sources) if (source.height >= this.height) this.height = source.height + 1;
  }

  /** Depends on these sources from now on, and on no others. */
  #follow(sources: Source[]): void {
    const before = new Set(this.#sources);
    const now = new Set(sources);
    this.#sources = sources;
    for (const source of now) if (!before.has(source)) source.addDependent(this);
    for (const source of before) if (!now.has(source)) source.removeDependent(this);
  }

  #evaluate(tracker: Tracker | undefined): T | undefined {
    if (this.#computing) throw new Error("A derived value reads itself.");
    this.#computing = true;
    // What it comes to use (devices that have joined) is used by the flow that it belongs to.
    const before = enterOwner(this.#owner);
    try {
      return tracked(tracker, this.#compute);
    } catch (error) {
      if (this.#owner !== undefined) this.#owner.fault(error);
      else if (this.#loop !== undefined) this.#loop.onError(error);
      else throw error;
      return undefined;
    } finally {
      enterOwner(before);
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
