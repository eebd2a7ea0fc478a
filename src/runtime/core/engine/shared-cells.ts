import { Cell, type SettableValue } from "../cell.ts";
import type { Loop } from "../loop.ts";

/** Values that flows share: one of each id in the whole home. */
export class SharedCells {
  readonly #loop: Loop;
  readonly #cells = new Map<string, Cell<unknown>>();

  constructor(loop: Loop) {
    this.#loop = loop;
  }

  /** The cell of this id, made by whoever asks first. */
  cell<T>(id: string, initial: T | undefined): SettableValue<T> {
    const known = this.#cells.get(id);
    // One id means one variable of the home; that its users agree on the type is checked when flows are compiled.
    if (known !== undefined) return known as Cell<T>;
    const made = new Cell<T>(this.#loop, initial);
    this.#cells.set(id, made as Cell<unknown>);
    return made;
  }
}
