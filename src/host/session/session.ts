import { Emitter } from "../../base/emitter.ts";
import type { DetailFact } from "../../runtime/core/facts.ts";
import type { Config } from "../../runtime/system/config/config.ts";
import type { HomeDescription } from "../../z2m/description.ts";
import { type BuiltFlow, buildFlows } from "../build/build-flows.ts";
import { isError } from "../build/problem.ts";
import type { BridgePayloads } from "../home/bridge-watch.ts";
import { type HomeSnapshot, logDropped, snapshotOf, writeLastSeen } from "../home/home-snapshot.ts";
import { HostError } from "../host-error.ts";
import { installation } from "../installation.ts";
import type { Log } from "../log.ts";
import { machineClock } from "../machine-clock.ts";
import type { Targets } from "../project/targets.ts";
import type { FromRunner } from "../runner/protocol.ts";
import { Supervisor } from "../runner/supervisor.ts";
import { describeDoubtful, describeFault, describeHeld } from "./fault-words.ts";
import { problemEntry } from "./problem-entry.ts";
import { RunnerNews } from "./runner-news.ts";

export interface SessionOptions {
  readonly targets: Targets;
  readonly config: Config;
  readonly typeCheck: boolean;
  readonly startupQuery: boolean;
  /** Folder of durable state. */
  readonly stateFolder: string;
  /** False for a simulated home: it must not take the place of the real one in home.json. */
  readonly remembersHome: boolean;
  readonly watchesDetails: boolean;
  readonly log: Log;
}

/** Flows running on a home: keeps them built, deployed and explained, from start to stop. */
export class Session {
  /** What devices report and flows send, in batches. Only with `watchesDetails`. */
  readonly details = new Emitter<readonly DetailFact[]>();
  /** Everything is set up and subscribed. */
  readonly live = new Emitter<void>();
  /** Nothing has happened for a second. */
  readonly idle = new Emitter<void>();
  /** A flow asks for the end; the payload is the exit code. */
  readonly stopRequested = new Emitter<number>();
  /** What the runner says, for those who wait for something in particular. */
  readonly messages = new Emitter<FromRunner>();
  readonly #options: SessionOptions;
  readonly #supervisor: Supervisor;
  readonly #flows = new Map<string, BuiltFlow>();
  readonly #news: RunnerNews;
  #home: HomeSnapshot | undefined;
  #nextHome: BridgePayloads | undefined;
  #stopping = false;
  #work: Promise<void> = Promise.resolve();

  constructor(options: SessionOptions) {
    this.#options = options;
    this.#news = new RunnerNews(options.log, this.#flows);
    this.#supervisor = new Supervisor({
      entry: installation.worker,
      data: {
        config: options.config,
        stateFolder: options.stateFolder,
        startupQuery: options.startupQuery,
        watchesDetails: options.watchesDetails,
      },
      clock: machineClock,
      onMessage: (message) => this.#receive(message),
      onFault: (fault) => options.log(describeFault(fault)),
      onRetry: (flow) => options.log({ level: "info", event: "flowRetried", text: `${flow}: tried again`, data: { flow } }),
    });
  }

  /** Starts the runner; it connects while the flows are still being built. */
  open(): void {
    this.#supervisor.start();
  }

  /** Builds the flows on this home and sends them to the runner. Throws a HostError when not one of them can run. */
  async begin(home: HomeSnapshot): Promise<void> {
    const { targets, log } = this.#options;
    this.#home = home;
    logDropped(home, log);
    this.#supervisor.home({ type: "home", devices: home.devices, groups: home.groups });
    const built = await this.#build(targets.sources, home);
    for (const flow of built) this.#take(flow);
    if (built.every((flow) => flow.runnable === undefined)) {
      throw new HostError({
        kind: "failed",
        what: built.length === 1 ? "the flow cannot run" : `none of the ${built.length} flows can run`,
        remedy: "correct what is said above; ziggy-flow check says it again",
      });
    }
    this.#supervisor.complete();
  }

  /** Builds again what has changed on disk; a flow that no longer builds leaves its last good version running. */
  update(targets: Targets): Promise<void> {
    return this.#inTurn(async () => {
      const home = this.#home;
      if (home === undefined) return;
      const present = new Set(targets.sources.map((source) => source.id));
      for (const id of [...this.#flows.keys()]) if (!present.has(id)) this.#drop(id);
      for (const flow of await this.#build(targets.sources, home)) this.#take(flow);
    });
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    await this.#supervisor.stop();
  }

  /** The home that the flows were built for; empty before `begin`. */
  get home(): HomeDescription {
    return this.#home?.description ?? { devices: [], groups: [], dropped: [] };
  }

  get flows(): readonly BuiltFlow[] {
    return [...this.#flows.values()];
  }

  #build(sources: Targets["sources"], home: HomeSnapshot): Promise<BuiltFlow[]> {
    const { targets, typeCheck } = this.#options;
    return buildFlows({ project: targets.project, sources, home: home.description, typeCheck });
  }

  #take(flow: BuiltFlow): void {
    const { log } = this.#options;
    const { id } = flow.source;
    const before = this.#flows.get(id);
    if (before === undefined || saysSomethingNew(before, flow)) {
      for (const problem of flow.problems) log(problemEntry(problem));
      if (flow.runnable === undefined) log(describeHeld(id, flow.problems.filter(isError).length, before?.runnable !== undefined));
    }
    // The last good version stays: what it says in stack traces must still be found.
    if (flow.runnable === undefined && before?.runnable !== undefined) return;
    this.#flows.set(id, flow);
    if (flow.runnable !== undefined) this.#supervisor.deploy(flow.runnable);
  }

  #drop(id: string): void {
    this.#flows.delete(id);
    this.#supervisor.withdraw(id);
    this.#options.log({
      level: "info",
      event: "flowRemoved",
      text: `${id}: its file is gone, the flow has been stopped`,
      data: { flow: id },
    });
  }

  #receive(message: FromRunner): void {
    // Before the first home a failed connection is the failure of the start, told by whoever waits for it; at the end it is meant.
    const expected = message.type === "notConnected" && (this.#home === undefined || this.#stopping);
    if (!expected) this.#news.tell(message);
    if (message.type === "details") this.details.emit(message.facts);
    if (message.type === "bridge") this.#onBridge(message);
    if (message.type === "live") this.live.emit();
    if (message.type === "idle") this.idle.emit();
    if (message.type === "fact" && message.fact.type === "stopRequested") this.stopRequested.emit(message.fact.code);
    this.messages.emit(message);
  }

  /** The bridge repeats its lists at each connection, and sends several while a device joins: only the last one counts. */
  #onBridge({ devices, groups }: BridgePayloads): void {
    if (this.#home === undefined) return;
    const waiting = this.#nextHome !== undefined;
    this.#nextHome = { devices, groups };
    if (waiting) return;
    void this.#inTurn(async () => {
      const next = this.#nextHome;
      this.#nextHome = undefined;
      if (next !== undefined && !isSameHome(this.#home, next)) await this.#onHomeChanged(snapshotOf(next.devices, next.groups));
    });
  }

  /**
   * The network has changed. Running flows follow by themselves; those that could not be built may be now. What is built
   * anew is what the runner gets when it has to be started again, since names in the typed home may have changed.
   */
  async #onHomeChanged(home: HomeSnapshot): Promise<void> {
    const { log, remembersHome, targets } = this.#options;
    this.#home = home;
    if (remembersHome) await writeLastSeen(targets.project, home);
    const sources = this.flows.map((flow) => flow.source);
    for (const flow of await this.#build(sources, home)) {
      const before = this.#flows.get(flow.source.id);
      if (before?.runnable === undefined) this.#take(flow);
      else if (flow.runnable === undefined) log(describeDoubtful(flow.source.id, flow.problems));
      else {
        this.#flows.set(flow.source.id, flow);
        this.#supervisor.keepForRestart(flow.runnable);
      }
    }
  }

  /** One change after the other: two builds at once would overtake each other. */
  #inTurn(work: () => Promise<void>): Promise<void> {
    this.#work = this.#work.then(work).catch((error: unknown) => {
      const text = error instanceof Error ? error.message : String(error);
      this.#options.log({ level: "error", event: "failed", text });
    });
    return this.#work;
  }
}

function saysSomethingNew(before: BuiltFlow, now: BuiltFlow): boolean {
  return before.runnable?.version !== now.runnable?.version || JSON.stringify(before.problems) !== JSON.stringify(now.problems);
}

function isSameHome(home: HomeSnapshot | undefined, payloads: BridgePayloads): boolean {
  return JSON.stringify([home?.devices, home?.groups]) === JSON.stringify([payloads.devices, payloads.groups]);
}
