/** What the heap orders. `position` is the heap's own: where the entry lies, −1 while it is not in the heap. */
export interface HeapEntry {
  deadline: number;
  /** Breaks ties: equal deadlines fire in the order they were started. */
  order: number;
  position: number;
}

function before(a: HeapEntry, b: HeapEntry): boolean {
  return a.deadline < b.deadline || (a.deadline === b.deadline && a.order < b.order);
}

/** A binary heap whose entries know their place, so that restarting or stopping a timer leaves nothing behind. */
export class TimerHeap<T extends HeapEntry> {
  readonly #entries: T[] = [];

  get first(): T | undefined {
    return this.#entries[0];
  }

  get size(): number {
    return this.#entries.length;
  }

  /** All entries, in no particular order. */
  entries(): readonly T[] {
    return this.#entries;
  }

  /** Puts an entry in, or to its new place after its deadline changed. */
  put(entry: T): void {
    if (entry.position < 0) {
      entry.position = this.#entries.length;
      this.#entries.push(entry);
    }
    this.#rise(entry);
    this.#sink(entry);
  }

  remove(entry: T): void {
    const position = entry.position;
    if (position < 0) return;
    entry.position = -1;
    const last = this.#entries.pop();
    if (last === undefined || last === entry) return;
    this.#place(last, position);
    this.#rise(last);
    this.#sink(last);
  }

  #place(entry: T, position: number): void {
    entry.position = position;
    this.#entries[position] = entry;
  }

  #rise(entry: T): void {
    while (entry.position > 0) {
      const parent = this.#entries[(entry.position - 1) >> 1];
      if (parent === undefined || !before(entry, parent)) return;
      this.#swap(entry, parent);
    }
  }

  #sink(entry: T): void {
    for (;;) {
      const left = this.#entries[2 * entry.position + 1];
      const right = this.#entries[2 * entry.position + 2];
      const child = left !== undefined && right !== undefined && before(right, left) ? right : left;
      if (child === undefined || !before(child, entry)) return;
      this.#swap(entry, child);
    }
  }

  #swap(a: T, b: T): void {
    const position = a.position;
    this.#place(a, b.position);
    this.#place(b, position);
  }
}
