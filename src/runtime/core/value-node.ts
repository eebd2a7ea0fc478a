import type { Disposer } from "../../base/disposer.ts";
import { ChangeListeners } from "./listener-list.ts";
import type { Announcer, Loop } from "./loop.ts";
import { type Dependent, observe, type Source } from "./tracking.ts";
import type { Change, ChangeOptions, Value } from "./values.ts";

export type Equality<T> = (a: T | undefined, b: T | undefined) => boolean;

/** What all values have in common: listeners, values that depend on them, and being announced once per change and turn. */
export abstract class ValueNode<T> implements Value<T>, Announcer, Source {
  /** Above the heights of everything this value is made from. */
  height = 0;
  generation = 0;
  protected queued = false;
  /** Made with the first listener: most properties of a home have none. */
  #listeners: ChangeListeners<T> | undefined;
  #dependents: Dependent[] | undefined;
  /** The value that listeners know of: the last known one. Only kept while there are listeners. */
  #announced: T | undefined;

  /** The present value; reading it inside `derived` makes the result depend on it. */
  get value(): T | undefined {
    observe(this);
    return this.peek();
  }

  /** The present value, without making anything depend on it. */
  abstract peek(): T | undefined;
  protected abstract readonly equal: Equality<T>;
  protected abstract ownLoop(): Loop | undefined;

  onChange(listener: (value: T, change: Change<T>) => void, options?: ChangeOptions): Disposer {
    this.#listeners ??= new ChangeListeners();
    if (this.#listeners.isEmpty) {
      this.observed();
      this.#announced = this.peek();
    }
    return this.#listeners.add(listener, options, () => this.unobserved());
  }

  get hasListeners(): boolean {
    return this.#listeners?.isEmpty === false;
  }

  get isObserved(): boolean {
    return this.hasListeners || (this.#dependents !== undefined && this.#dependents.length > 0);
  }

  addDependent(dependent: Dependent): void {
    this.#dependents ??= [];
    this.#dependents.push(dependent);
    this.observed();
  }

  removeDependent(dependent: Dependent): void {
    // A new list: this one may be being gone through.
    this.#dependents = this.#dependents?.filter((other) => other !== dependent);
    this.unobserved();
  }

  /** Queues the announcement, and that of everything that depends on this value. */
  protected spread(loop: Loop): void {
    if (!this.queued && this.hasListeners) {
      this.queued = true;
      loop.changed(this);
    }
    if (this.#dependents !== undefined) for (const dependent of this.#dependents) dependent.markDirty(loop);
  }

  announce(): void {
    this.queued = false;
    const value = this.peek();
    const loop = this.ownLoop();
    // Unknown is no news. What then becomes known is compared with what was last known: a member that joins a set and has
    // not reported yet must not hide what the others do.
    if (loop === undefined || value === undefined || this.equal(value, this.#announced)) return;
    const previous = this.#announced;
    this.#announced = value;
    this.#listeners?.call(value, { previous, class: loop.turnClass }, loop.onError);
  }

  skip(): void {
    this.queued = false;
    this.#announced = this.peek() ?? this.#announced;
  }

  /** Called when a listener or dependent was added. */
  protected observed(): void {}
  /** Called when a listener or dependent was removed. */
  protected unobserved(): void {}
}
