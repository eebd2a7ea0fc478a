import type { Loop } from "./loop.ts";
import { type Equality, ValueNode } from "./value-node.ts";
import type { Value } from "./values.ts";

/** A value that can be set by whoever holds it. */
export interface SettableValue<T> extends Value<T> {
  set(value: T | undefined): void;
}

/** A value that is stored, not computed. */
export abstract class StoredValue<T> extends ValueNode<T> {
  protected readonly equal: Equality<T>;
  readonly #loop: Loop;
  #stored: T | undefined;

  protected constructor(loop: Loop, initial: T | undefined, equal: Equality<T>) {
    super();
    this.#loop = loop;
    this.#stored = initial;
    this.equal = equal;
  }

  override peek(): T | undefined {
    return this.#stored;
  }

  protected override ownLoop(): Loop {
    return this.#loop;
  }

  /** Stores the value and has the change announced in this turn. Returns whether it was one. */
  protected store(value: T | undefined): boolean {
    if (this.equal(value, this.#stored)) return false;
    this.#stored = value;
    this.spread(this.#loop);
    return true;
  }
}

/** A settable value, for helpers and the runtime itself. `above`: values it is worked out from by its owner. */
export class Cell<T> extends StoredValue<T> implements SettableValue<T> {
  constructor(
    loop: Loop,
    initial: T | undefined,
    options: { readonly equal?: Equality<T>; readonly above?: readonly Value<unknown>[] } = {},
  ) {
    super(loop, initial, options.equal ?? Object.is);
    for (const lower of options.above ?? []) {
      if (lower instanceof ValueNode && lower.height >= this.height) this.height = lower.height + 1;
    }
  }

  set(value: T | undefined): void {
    this.store(value);
  }
}
