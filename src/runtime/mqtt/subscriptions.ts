/** A subscription that the broker does not grant, or that was given up. */
export class SubscribeError extends Error {
  override readonly name = "SubscribeError";
  readonly filters: readonly string[];

  constructor(message: string, filters: readonly string[]) {
    super(message);
    this.filters = filters;
  }
}

interface Wanted {
  granted: boolean;
  readonly waiting: { resolve(): void; reject(error: SubscribeError): void }[];
}

/** Which topics are wanted, which the broker has granted on the present connection, and who waits to hear. */
export class Subscriptions {
  readonly #wanted = new Map<string, Wanted>();

  /** Those among `filters` that nobody wanted before; they are from now on. */
  add(filters: readonly string[]): readonly string[] {
    const added = filters.filter((filter, index) => !this.#wanted.has(filter) && filters.indexOf(filter) === index);
    for (const filter of added) this.#wanted.set(filter, { granted: false, waiting: [] });
    return added;
  }

  /** Those among `filters` that were wanted. Who waited for one is told. */
  remove(filters: readonly string[]): readonly string[] {
    return filters.filter((filter) => {
      const wanted = this.#wanted.get(filter);
      this.#wanted.delete(filter);
      for (const { reject } of wanted?.waiting ?? []) reject(new SubscribeError(`No longer subscribed to ${filter}`, [filter]));
      return wanted !== undefined;
    });
  }

  all(): readonly string[] {
    return [...this.#wanted.keys()];
  }

  /** The connection is gone: nothing is granted until the next one grants it again. */
  connectionLost(): void {
    for (const wanted of this.#wanted.values()) wanted.granted = false;
  }

  /** Resolves once all are granted; rejects when the broker refuses one or it is removed. */
  async whenGranted(filters: readonly string[]): Promise<void> {
    await Promise.all(
      filters.map((filter) => {
        const wanted = this.#wanted.get(filter);
        if (wanted === undefined || wanted.granted) return undefined;
        return new Promise<void>((resolve, reject) => wanted.waiting.push({ resolve, reject }));
      }),
    );
  }

  answered(filters: readonly string[], refused: readonly string[]): void {
    const refusedSet = new Set(refused);
    for (const filter of filters) {
      const wanted = this.#wanted.get(filter);
      if (wanted === undefined) continue;
      const waiting = wanted.waiting.splice(0);
      // A refused topic stays wanted: the rights may be there at the next connection.
      wanted.granted = !refusedSet.has(filter);
      for (const { resolve, reject } of waiting) {
        if (wanted.granted) resolve();
        else reject(new SubscribeError(`The broker does not allow this user to read ${filter}`, [filter]));
      }
    }
  }
}
