import { Worker } from "node:worker_threads";
import type { Disposer } from "../../base/disposer.ts";
import { type Duration, milliseconds, seconds } from "../../base/duration.ts";
import type { Clock } from "../../runtime/core/clock.ts";
import { createPulse, PulseReader } from "../runner/pulse.ts";
import { nameOf } from "../session/fault-words.ts";
import type { Performance } from "./play-trace.ts";
import type { TraceProblem } from "./trace.ts";
import type { FromStage, PlayRequest } from "./trace-protocol.ts";

export interface StageOptions {
  /** Entry of the thread. */
  readonly entry: URL;
  readonly clock: Clock;
  /** How long one moment of a trace may take. */
  readonly hang?: Duration;
}

/** A performance, or why there is none. */
export type Outcome = Performance | TraceProblem;

const usualHang = seconds(5);
const lookEvery = milliseconds(200);
/** Loading the runtime takes seconds on a small machine. */
const startPatience = seconds(30);
const heapMegabytes = 1_024;

/**
 * Plays traces in a thread of its own, which is watched: a flow that loops without end fails its trace, and the next trace is
 * played in a new thread.
 */
export class TraceStage {
  readonly #options: StageOptions;
  #thread: StageThread | undefined;

  constructor(options: StageOptions) {
    this.#options = options;
  }

  /** One trace at a time. */
  async play(request: PlayRequest): Promise<Outcome> {
    const thread = this.#thread ?? new StageThread(this.#options);
    this.#thread = thread;
    const outcome = await thread.play(request);
    if (thread.hasEnded) this.#thread = undefined;
    return outcome;
  }

  async close(): Promise<void> {
    await this.#thread?.end();
    this.#thread = undefined;
  }
}

class StageThread {
  readonly #worker: Worker;
  readonly #pulse: PulseReader;
  readonly #clock: Clock;
  readonly #hang: Duration;
  readonly #places = new Map<number, { readonly flow: string; readonly node: string | undefined }>();
  #outcome: Outcome | undefined;
  #finish: ((outcome: Outcome) => void) | undefined;
  #watch: Disposer | undefined;
  #beats = -1;
  #looksWithoutBeat = 0;
  hasEnded = false;

  constructor({ entry, clock, hang = usualHang }: StageOptions) {
    const memory = createPulse();
    this.#pulse = new PulseReader(memory);
    this.#clock = clock;
    this.#hang = hang;
    this.#worker = new Worker(entry, {
      workerData: { pulse: memory },
      name: "ziggy-flow traces",
      resourceLimits: { maxOldGenerationSizeMb: heapMegabytes },
    });
    this.#worker.on("message", (message: FromStage) => this.#receive(message));
    this.#worker.on("error", (error: NodeJS.ErrnoException) => {
      const isMemory = error.code === "ERR_WORKER_OUT_OF_MEMORY";
      this.#fail(isMemory ? `needs more than ${heapMegabytes} MB` : `has brought its thread down: ${error.message}`);
    });
    this.#worker.on("exit", () => this.#fail("has ended its thread"));
  }

  play(request: PlayRequest): Promise<Outcome> {
    this.#outcome = undefined;
    this.#looksWithoutBeat = 0;
    this.#places.clear();
    this.#look();
    return new Promise((resolve) => {
      this.#finish = resolve;
      this.#worker.postMessage(request);
    });
  }

  async end(): Promise<void> {
    this.hasEnded = true;
    this.#watch?.();
    await this.#worker.terminate();
  }

  #receive(message: FromStage): void {
    switch (message.type) {
      case "place":
        this.#places.set(message.place, message);
        break;
      case "played":
        this.#outcome = message.performance;
        break;
      case "unplayable":
        this.#outcome = { line: 0, what: message.what, remedy: "ziggy-flow check says where" };
        break;
      case "resting":
        if (this.#outcome !== undefined) this.#settle(this.#outcome);
    }
  }

  #look(): void {
    this.#watch = this.#clock.wakeAt(this.#clock.monotonic() + lookEvery, () => {
      const { beats } = this.#pulse;
      // Looks are counted, not time: a machine that slept wakes with one look.
      this.#looksWithoutBeat = beats === this.#beats ? this.#looksWithoutBeat + 1 : 0;
      this.#beats = beats;
      const patience = beats === 0 ? startPatience : this.#hang;
      if (this.#looksWithoutBeat * lookEvery >= patience) this.#fail(`does not come to an end: it was stopped after ${patience / 1_000} s`);
      else this.#look();
    });
  }

  #fail(what: string): void {
    if (this.hasEnded) return;
    this.hasEnded = true;
    const place = this.#places.get(this.#pulse.suspect);
    const who = place === undefined ? "what this trace plays" : nameOf(place);
    void this.#worker.terminate();
    this.#settle({ line: 0, what: `${who} ${what}`, remedy: "look for a loop, or a chain of promises, that never ends" });
  }

  #settle(outcome: Outcome): void {
    this.#watch?.();
    this.#finish?.(outcome);
    this.#finish = undefined;
  }
}
