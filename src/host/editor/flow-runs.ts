import { type Disposer, DisposerBag } from "../../base/disposer.ts";
import { seconds } from "../../base/duration.ts";
import { Emitter } from "../../base/emitter.ts";
import type { FlowRun, RunReport } from "../../contract/facts.ts";
import { type Diagnostic, diagnose } from "../../model/diagnostic.ts";
import type { Clock } from "../../runtime/core/clock.ts";
import type { Fact } from "../../runtime/core/facts.ts";
import type { Config } from "../../runtime/system/config/config.ts";
import type { BuiltFlow } from "../build/build-flows.ts";
import type { HomeSnapshot } from "../home/home-snapshot.ts";
import { installation } from "../installation.ts";
import type { Log } from "../log.ts";
import type { FromRunner } from "../runner/protocol.ts";
import { type RunnerFault, Supervisor } from "../runner/supervisor.ts";
import { describeFault } from "../session/fault-words.ts";
import { RunnerNews } from "../session/runner-news.ts";
import { findInStack } from "../session/stack-place.ts";
import { diagnosticsOf } from "./diagnostics.ts";

/** How long a flow may take from its deployment until it says that it has started. */
const startPatience = seconds(15);

export interface FlowRunsOptions {
  readonly config: Config;
  /** Folder of durable state. */
  readonly stateFolder: string;
  readonly clock: Clock;
  readonly log: Log;
  /** Entry of the runner's thread. */
  readonly entry?: URL;
}

/** A flow as it was built, and the revision of the text that it was built from. */
export interface BuiltRevision {
  readonly built: BuiltFlow;
  readonly revision: string;
}

interface Live {
  built: BuiltFlow;
  revision: string;
  state: FlowRun["state"];
  fault: FlowRun["fault"];
}

type Started = { readonly started: true } | { readonly started: false; readonly message: string; readonly node: string | undefined };

/** The flows that run in the project's runner: swaps those that changed in meaning, keeps the last good version of the others. */
export class FlowRuns {
  readonly changed = new Emitter<void>();
  readonly messages = new Emitter<FromRunner>();
  readonly #options: FlowRunsOptions;
  readonly #flows = new Map<string, Live>();
  /** What stack traces are explained with. */
  readonly #built = new Map<string, BuiltFlow>();
  readonly #waiting = new Map<string, (outcome: Started) => void>();
  readonly #news: RunnerNews;
  #supervisor: Supervisor | undefined;
  #home: HomeSnapshot | undefined;

  constructor(options: FlowRunsOptions) {
    this.#options = options;
    this.#news = new RunnerNews(options.log, this.#built);
  }

  get runs(): readonly FlowRun[] {
    return [...this.#flows].map(([flow, { state, fault, revision }]) => ({ flow, state, fault, revision }));
  }

  isRunning(flow: string): boolean {
    return this.#flows.get(flow)?.state === "running";
  }

  /** The home that new threads of the runner begin with; running ones follow the bridge by themselves. */
  setHome(home: HomeSnapshot): void {
    this.#home = home;
    this.#supervisor?.home({ type: "home", devices: home.devices, groups: home.groups });
  }

  /** Starts or swaps what was built. What could not be built leaves its last good version running. */
  async run(flows: readonly BuiltRevision[]): Promise<RunReport> {
    const started: string[] = [];
    const unchanged: string[] = [];
    const failed: { readonly flow: string; readonly diagnostics: readonly Diagnostic[] }[] = [];
    await Promise.all(
      flows.map(async (flow) => {
        const { id } = flow.built.source;
        const outcome = await this.#deploy(flow);
        if (outcome === "unchanged") unchanged.push(id);
        else if (outcome === "started") started.push(id);
        else failed.push({ flow: id, diagnostics: outcome });
      }),
    );
    this.changed.emit();
    return { started, unchanged, failed };
  }

  stop(ids: readonly string[]): void {
    for (const id of ids) {
      const live = this.#flows.get(id);
      if (live === undefined) continue;
      this.#supervisor?.withdraw(id);
      live.state = "stopped";
      live.fault = undefined;
    }
    this.changed.emit();
  }

  get ids(): readonly string[] {
    return [...this.#flows.keys()];
  }

  /** Forgets a flow whose file is gone. */
  forget(id: string): void {
    if (!this.#flows.delete(id)) return;
    this.#supervisor?.withdraw(id);
    this.changed.emit();
  }

  async close(): Promise<void> {
    const supervisor = this.#supervisor;
    this.#supervisor = undefined;
    await supervisor?.stop();
  }

  async #deploy({ built, revision }: BuiltRevision): Promise<"started" | "unchanged" | readonly Diagnostic[]> {
    const { id } = built.source;
    const { runnable } = built;
    if (runnable === undefined) return diagnosticsOf(built.problems);
    const live = this.#flows.get(id);
    if (live?.state === "running" && live.built.runnable?.version === runnable.version) {
      live.revision = revision;
      return "unchanged";
    }
    const before = this.#built.get(id);
    this.#built.set(id, built);
    const supervisor = this.#runner();
    // A flow that is held or stopped is started again even if it is the same.
    if (live !== undefined && live.state !== "running") supervisor.withdraw(id);
    const outcome = this.#outcomeOf(id);
    supervisor.deploy(runnable);
    const result = await outcome;
    if (result.started) {
      this.#flows.set(id, { built, revision, state: "running", fault: undefined });
      return "started";
    }
    if (live?.state === "running" && before !== undefined) this.#keepLastGood(id, live, before);
    else this.#flows.set(id, { built, revision, state: "waiting", fault: { message: result.message, node: result.node } });
    const place = result.node === undefined ? {} : { node: result.node };
    return [diagnose("flow/not-started", place, { problem: result.message })];
  }

  /** The runtime goes on with the version before; so must a thread that has to be started again. */
  #keepLastGood(id: string, live: Live, before: BuiltFlow): void {
    this.#built.set(id, before);
    if (live.built.runnable !== undefined) this.#supervisor?.keepForRestart(live.built.runnable);
  }

  #outcomeOf(id: string): Promise<Started> {
    const { clock } = this.#options;
    const bag = new DisposerBag();
    const outcome = new Promise<Started>((resolve) => {
      this.#waiting.get(id)?.({ started: false, message: "it was started again meanwhile", node: undefined });
      this.#waiting.set(id, resolve);
      const giveUp: Disposer = clock.wakeAt(clock.monotonic() + startPatience, () => {
        resolve({ started: false, message: `nothing was heard of it for ${startPatience / 1_000} s`, node: undefined });
      });
      bag.add(giveUp);
    });
    return outcome.finally(() => bag.dispose());
  }

  #settle(id: string, outcome: Started): void {
    const settle = this.#waiting.get(id);
    this.#waiting.delete(id);
    settle?.(outcome);
  }

  /** The runner's thread, started with the first flow. */
  #runner(): Supervisor {
    if (this.#supervisor !== undefined) return this.#supervisor;
    const { config, stateFolder, clock, log, entry = installation.worker } = this.#options;
    const supervisor = new Supervisor({
      entry,
      data: { config, stateFolder, startupQuery: config.run.startupQuery, watchesDetails: false },
      clock,
      onMessage: (message) => this.#receive(message),
      onFault: (fault) => this.#onFault(fault),
      onRetry: (flow) => log({ level: "info", event: "flowRetried", text: `${flow}: tried again`, data: { flow } }),
    });
    this.#supervisor = supervisor;
    if (this.#home !== undefined) supervisor.home({ type: "home", devices: this.#home.devices, groups: this.#home.groups });
    supervisor.start();
    supervisor.complete();
    return supervisor;
  }

  #receive(message: FromRunner): void {
    this.#news.tell(message);
    if (message.type === "fact") this.#onFact(message.fact);
    if (message.type === "flowFailed") {
      const node = findInStack(message.error.stack, this.#built)?.node;
      this.#settle(message.id, { started: false, message: message.error.message, node });
    }
    this.messages.emit(message);
  }

  #onFact(fact: Fact): void {
    if (fact.type === "flowStarted") {
      this.#settle(fact.flow, { started: true });
      this.#update(fact.flow, "running", undefined);
    } else if (fact.type === "flowHeld") {
      this.#update(fact.flow, "held", { message: fact.reason, node: this.#flows.get(fact.flow)?.fault?.node });
    } else if (fact.type === "loopHeld") {
      for (const flow of fact.flows)
        this.#update(flow, "held", { message: `its commands come back to it: ${fact.ring.join(" → ")}`, node: undefined });
    } else if (fact.type === "flowFaulted" && !fact.setUp) {
      const node = fact.node ?? findInStack(fact.error.stack, this.#built)?.node;
      this.#update(fact.flow, undefined, { message: fact.error.message, node });
    }
  }

  #onFault(fault: RunnerFault): void {
    const entry = describeFault(fault);
    this.#options.log(entry);
    if (fault.guilty === undefined) return;
    const { flow, node } = fault.guilty;
    this.#settle(flow, { started: false, message: entry.text, node });
    this.#update(flow, "held", { message: entry.text, node });
  }

  #update(id: string, state: FlowRun["state"] | undefined, fault: FlowRun["fault"]): void {
    const live = this.#flows.get(id);
    if (live === undefined) return;
    live.state = state ?? live.state;
    live.fault = fault;
    this.changed.emit();
  }
}
