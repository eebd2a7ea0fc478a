/**
 * Memory that the runner's thread writes and the host reads without asking: the only thing that still tells something
 * about a thread that hangs. A beat proves that its event loop turns; the marker names what it is in the middle of.
 */
const cells = { beat: 0, running: 1, lately: 2 } as const;

/** The marker while no flow's code runs. */
export const nowhere = 0;

export function createPulse(): SharedArrayBuffer {
  return new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT * Object.keys(cells).length);
}

/** The runner's side. */
export class PulseWriter {
  readonly #cells: Int32Array;

  constructor(memory: SharedArrayBuffer) {
    this.#cells = new Int32Array(memory);
  }

  /** Called by a timer of the event loop. What ran before it has evidently returned. */
  beat(): void {
    Atomics.add(this.#cells, cells.beat, 1);
    Atomics.store(this.#cells, cells.lately, nowhere);
  }

  /** A sign of life amid work that goes on. What ran before may still do so, in a chain of promises. */
  tick(): void {
    Atomics.add(this.#cells, cells.beat, 1);
  }

  /** Marks the place whose code runs from now on; returns the one before, to be handed to `leave`. */
  enter(place: number): number {
    Atomics.store(this.#cells, cells.lately, place);
    return Atomics.exchange(this.#cells, cells.running, place);
  }

  leave(previous: number): void {
    Atomics.store(this.#cells, cells.running, previous);
  }
}

/** The host's side. */
export class PulseReader {
  readonly #cells: Int32Array;

  constructor(memory: SharedArrayBuffer) {
    this.#cells = new Int32Array(memory);
  }

  get beats(): number {
    return Atomics.load(this.#cells, cells.beat);
  }

  /**
   * The place to blame if the thread stands still now: the one whose code runs, else the last one entered since the last
   * beat, since what it left behind (a chain of promises) runs before the event loop turns again.
   */
  get suspect(): number {
    const running = Atomics.load(this.#cells, cells.running);
    return running === nowhere ? Atomics.load(this.#cells, cells.lately) : running;
  }
}
