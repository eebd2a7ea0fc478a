/** Undoes one thing (a listener, a timer, a subscription). Calling it again does nothing. */
export type Disposer = () => void;

/** Collects disposers; `dispose` calls them newest first, each once, and goes on when one throws. */
export class DisposerBag {
  #disposers: Disposer[] = [];

  add(disposer: Disposer): Disposer {
    this.#disposers.push(disposer);
    return disposer;
  }

  /** Throws the first error that a disposer threw, after all have been called. */
  dispose(): void {
    const disposers = this.#disposers.reverse();
    this.#disposers = [];
    const failures: unknown[] = [];
    for (const disposer of disposers) {
      try {
        disposer();
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw failures[0];
  }
}
