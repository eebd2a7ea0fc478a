import type { Disposer } from "../../base/disposer.ts";
import { type Duration, seconds } from "../../base/duration.ts";
import type { Clock } from "../../runtime/core/clock.ts";
import { FaultLedger, type Sentence } from "./fault-ledger.ts";
import type { FromRunner, RunnableFlow, RunnerData, ToRunner } from "./protocol.ts";
import { RunnerThread, type ThreadFault, type ThreadLimits, usualLimits } from "./runner-thread.ts";

/** The runner went down and is being started again. */
export interface RunnerFault {
  readonly fault: ThreadFault;
  readonly detail: string;
  /** Whose code was running, and what happens to it; undefined when that is not known. */
  readonly guilty: { readonly flow: string; readonly node: string | undefined; readonly sentence: Sentence } | undefined;
}

export interface SupervisorOptions {
  /** Entry of the thread. */
  readonly entry: URL;
  readonly data: RunnerData;
  readonly clock: Clock;
  readonly limits?: ThreadLimits;
  readonly onMessage: (message: FromRunner) => void;
  readonly onFault: (fault: RunnerFault) => void;
  /** A flow that was held is tried again. */
  readonly onRetry: (flow: string) => void;
}

/** A thread that lived this long was not brought down by what it was started with. */
const longLife = seconds(60);
const longestPause = seconds(30);

/** Keeps a runner alive and the wanted flows in it, except those that brought it down. */
export class Supervisor {
  readonly #options: SupervisorOptions;
  readonly #ledger = new FaultLedger();
  readonly #wanted = new Map<string, RunnableFlow>();
  /** Flows that brought the runner down; the disposer ends the waiting for another try. */
  readonly #held = new Map<string, Disposer>();
  readonly #places = new Map<number, { readonly flow: string; readonly node: string | undefined }>();
  #home: ToRunner | undefined;
  #complete = false;
  #watched: readonly string[] = [];
  #thread: RunnerThread | undefined;
  #startedAt = 0;
  #lives = 0;
  #unexplained = 0;
  #restart: Disposer | undefined;
  #stopping = false;

  constructor(options: SupervisorOptions) {
    this.#options = options;
  }

  /** Starts the thread. What was sent before is sent to it, also to each one that takes its place later. */
  start(): void {
    const { entry, data, clock, limits } = this.#options;
    this.#startedAt = clock.monotonic();
    this.#places.clear();
    const events = {
      onMessage: (message: FromRunner) => this.#receive(message),
      onFault: (fault: ThreadFault, place: number, detail: string) => this.#onFault(fault, place, detail),
    };
    this.#thread = new RunnerThread(entry, { ...data, restarted: this.#lives > 0 }, clock, events, limits ?? usualLimits);
    this.#lives += 1;
    if (this.#home !== undefined) this.#thread.send(this.#home);
    for (const flow of this.#wanted.values()) if (!this.#held.has(flow.id)) this.#thread.send({ type: "deploy", flow });
    if (this.#watched.length > 0) this.#thread.send({ type: "watch", flows: this.#watched });
    if (this.#complete) this.#thread.send({ type: "complete" });
  }

  /** See the messages of the same names. */
  home(home: Extract<ToRunner, { type: "home" }>): void {
    this.#home = home;
    this.#thread?.send(home);
  }

  watch(flows: readonly string[]): void {
    this.#watched = flows;
    this.#thread?.send({ type: "watch", flows });
  }

  press(flow: string, node: string): void {
    this.#thread?.send({ type: "press", flow, node });
  }

  /** A thread that goes down takes the answer with it. */
  settle(ticket: number): void {
    this.#thread?.send({ type: "settle", ticket });
  }

  complete(): void {
    this.#complete = true;
    this.#thread?.send({ type: "complete" });
  }

  /** Starts or replaces a flow. A changed one is tried again even if it was held. */
  deploy(flow: RunnableFlow): void {
    if (this.#wanted.get(flow.id)?.version === flow.version) return;
    this.#release(flow.id);
    this.#ledger.forget(flow.id);
    this.#wanted.set(flow.id, flow);
    this.#thread?.send({ type: "deploy", flow });
  }

  /** The version to start the next thread with; the present one goes on with what it has. */
  keepForRestart(flow: RunnableFlow): void {
    this.#wanted.set(flow.id, flow);
  }

  withdraw(id: string): void {
    this.#release(id);
    this.#wanted.delete(id);
    this.#thread?.send({ type: "withdraw", id });
  }

  /** Ends the thread cleanly; afterwards nothing is started any more. */
  async stop(): Promise<void> {
    this.#stopping = true;
    this.#restart?.();
    for (const id of [...this.#held.keys()]) this.#release(id);
    await this.#thread?.stop();
  }

  #receive(message: FromRunner): void {
    const fact = message.type === "fact" ? message.fact : undefined;
    if (fact?.type === "placeNamed") this.#places.set(fact.place, { flow: fact.flow, node: fact.node });
    else this.#options.onMessage(message);
  }

  #onFault(fault: ThreadFault, place: number, detail: string): void {
    if (this.#stopping) return;
    const { clock } = this.#options;
    const at = this.#places.get(place);
    const guilty = at === undefined ? undefined : { ...at, sentence: this.#ledger.record(at.flow, clock.monotonic()) };
    if (guilty !== undefined) this.#hold(guilty.flow, guilty.sentence);
    const pause = guilty === undefined ? this.#pauseAfterUnexplained() : seconds(0);
    this.#options.onFault({ fault, detail, guilty });
    this.#restart = clock.wakeAt(clock.monotonic() + pause, () => this.start());
  }

  #hold(flow: string, sentence: Sentence): void {
    this.#release(flow);
    if (sentence.held === "until it changes") {
      this.#held.set(flow, () => undefined);
      return;
    }
    const { clock } = this.#options;
    const retry = (): void => {
      this.#held.delete(flow);
      const wanted = this.#wanted.get(flow);
      if (wanted === undefined) return;
      this.#options.onRetry(flow);
      this.#thread?.send({ type: "deploy", flow: wanted });
    };
    this.#held.set(flow, clock.wakeAt(clock.monotonic() + sentence.retryIn, retry));
  }

  #release(flow: string): void {
    this.#held.get(flow)?.();
    this.#held.delete(flow);
  }

  /** At once after a long life, then ever later: something that kills each new thread must not keep the machine busy. */
  #pauseAfterUnexplained(): Duration {
    const lived = this.#options.clock.monotonic() - this.#startedAt;
    this.#unexplained = lived > longLife ? 0 : this.#unexplained + 1;
    return this.#unexplained <= 1 ? seconds(0) : seconds(Math.min(2 ** (this.#unexplained - 2), longestPause / 1_000));
  }
}
