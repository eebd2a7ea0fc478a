import { Worker } from "node:worker_threads";
import type { Disposer } from "../../base/disposer.ts";
import { type Duration, milliseconds, seconds } from "../../base/duration.ts";
import type { Clock } from "../../runtime/core/clock.ts";
import type { FromRunner, LifeData, RunnerData, ToRunner } from "./protocol.ts";
import { createPulse, PulseReader } from "./pulse.ts";

/** Why a thread ended without having been asked to. */
export type ThreadFault = "hangs" | "memory" | "exit" | "crash";

export interface ThreadLimits {
  /** How long the event loop may stand still. */
  readonly hang: Duration;
  /** Heap of the thread. */
  readonly heapMegabytes: number;
  /** Memory of the whole process: buffers live outside the heap. */
  readonly processMegabytes: number;
}

export const usualLimits: ThreadLimits = { hang: seconds(2), heapMegabytes: 256, processMegabytes: 768 };

export interface ThreadEvents {
  readonly onMessage: (message: FromRunner) => void;
  /** The thread is gone. `place` is what it was in the middle of, `nowhere` if that is unknown. */
  readonly onFault: (fault: ThreadFault, place: number, detail: string) => void;
}

/** How often the host looks. */
const lookEvery = milliseconds(200);
const stopPatience = seconds(3);
/** Loading the runtime takes seconds on a small machine; until the first beat there is nothing of a flow that could hang. */
const startPatience = seconds(30);

/** One life of the runner's thread: started, watched, ended. */
export class RunnerThread {
  readonly #worker: Worker;
  readonly #pulse: PulseReader;
  readonly #clock: Clock;
  readonly #limits: ThreadLimits;
  readonly #events: ThreadEvents;
  #watch: Disposer | undefined;
  #beats = -1;
  #looksWithoutBeat = 0;
  #ended = false;
  readonly #exited: Promise<void>;

  constructor(entry: URL, data: RunnerData & Pick<LifeData, "restarted">, clock: Clock, events: ThreadEvents, limits = usualLimits) {
    this.#clock = clock;
    this.#limits = limits;
    this.#events = events;
    const memory = createPulse();
    this.#pulse = new PulseReader(memory);
    this.#worker = new Worker(entry, {
      workerData: { ...data, pulse: memory } satisfies RunnerData & LifeData,
      name: "ziggy-flow runner",
      resourceLimits: { maxOldGenerationSizeMb: limits.heapMegabytes },
      // Prints of a flow's code are its messages to the operator: they belong to the log, not to the results.
      stdout: true,
      stderr: true,
    });
    this.#worker.on("message", (message: FromRunner) => events.onMessage(message));
    this.#worker.on("error", (error: NodeJS.ErrnoException) => this.#onError(error));
    this.#exited = new Promise((resolve) => {
      this.#worker.on("exit", (code) => {
        this.#end("exit", `exit code ${code}`);
        resolve();
      });
    });
    for (const stream of [this.#worker.stdout, this.#worker.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => events.onMessage({ type: "printed", text: text.trimEnd() }));
    }
    this.#look();
  }

  send(message: ToRunner): void {
    if (!this.#ended) this.#worker.postMessage(message);
  }

  /** Asks the thread to stop and waits for it; ends it by force when it does not answer. */
  async stop(): Promise<void> {
    if (this.#ended) return;
    this.#ended = true;
    this.#watch?.();
    this.#worker.postMessage({ type: "stop" } satisfies ToRunner);
    const force = this.#clock.wakeAt(this.#clock.monotonic() + stopPatience, () => void this.#worker.terminate());
    await this.#exited;
    force();
  }

  #onError(error: NodeJS.ErrnoException): void {
    const fault = error.code === "ERR_WORKER_OUT_OF_MEMORY" ? "memory" : "crash";
    this.#end(fault, error.message);
  }

  #look(): void {
    this.#watch = this.#clock.wakeAt(this.#clock.monotonic() + lookEvery, () => {
      const beats = this.#pulse.beats;
      // Looks are counted, not time: a machine that slept wakes with one look, not with two lost seconds.
      this.#looksWithoutBeat = beats === this.#beats ? this.#looksWithoutBeat + 1 : 0;
      this.#beats = beats;
      const megabytes = process.memoryUsage.rss() / 2 ** 20;
      const patience = beats === 0 ? startPatience : this.#limits.hang;
      if (this.#looksWithoutBeat * lookEvery >= patience) this.#end("hangs", `no sign of life for ${patience / 1_000} s`);
      else if (megabytes > this.#limits.processMegabytes) this.#end("memory", `${Math.round(megabytes)} MB in use`);
      else this.#look();
    });
  }

  #end(fault: ThreadFault, detail: string): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#watch?.();
    const place = this.#pulse.suspect;
    void this.#worker.terminate().then(() => this.#events.onFault(fault, place, detail));
  }
}
