import { seconds } from "../../base/duration.ts";
import { Emitter } from "../../base/emitter.ts";
import type { FlowRun, RunReport } from "../../contract/facts.ts";
import { type Diagnostic, diagnose } from "../../model/diagnostic.ts";
import type { StatefulNode } from "../../model/kept-state.ts";
import type { Clock } from "../../runtime/core/clock.ts";
import type { Fact } from "../../runtime/core/facts.ts";
import type { Config } from "../../runtime/system/config/config.ts";
import type { DesktopNotification } from "../../runtime/system/notify/notify-service.ts";
import { type Redact, redactor, secretsIn } from "../../runtime/system/redact.ts";
import type { BuiltFlow } from "../build/build-flows.ts";
import type { HomeSnapshot } from "../home/home-snapshot.ts";
import { installation } from "../installation.ts";
import type { Log } from "../log.ts";
import type { FlowSource } from "../project/targets.ts";
import { redactingLog } from "../redacting-log.ts";
import type { FlowSample, FromRunner, KnownState } from "../runner/protocol.ts";
import { type RunnerFault, Supervisor } from "../runner/supervisor.ts";
import { describeFault } from "../session/fault-words.ts";
import { RunnerNews } from "../session/runner-news.ts";
import { faultyNode, findInStack } from "../session/stack-place.ts";
import { Answers } from "./answers.ts";
import { diagnosticsOf } from "./diagnostics.ts";

/** How long a flow may take from its deployment until it says that it has started. */
const startPatience = seconds(15);
/** How long to wait for the broker to acknowledge what a flow listens to. While it is away, it will do so later. */
const settlePatience = seconds(2);

export interface FlowRunsOptions {
  readonly config: Config;
  /** Folder of durable state. */
  readonly stateFolder: string;
  readonly clock: Clock;
  readonly log: Log;
  /** What devices last said: new flows need not wait until all of them have spoken again. */
  readonly states: () => readonly KnownState[];
  readonly onNotification: (notification: DesktopNotification) => void;
}

/** A flow as it was built, and what is known of the text that it was built from. */
export interface BuiltRevision {
  readonly built: BuiltFlow;
  readonly revision: string;
  readonly stateful: readonly StatefulNode[];
}

interface Live {
  built: BuiltFlow;
  revision: string;
  stateful: readonly StatefulNode[];
  state: FlowRun["state"];
  fault: FlowRun["fault"];
}

type Started = { readonly started: true } | { readonly started: false; readonly message: string; readonly node: string | undefined };

const silent: Started = { started: false, message: "nothing was heard of it", node: undefined };

/** The flows that run in the project's runner: swaps those that changed in meaning, keeps the last good version of the others. */
export class FlowRuns {
  readonly changed = new Emitter<void>();
  readonly sampled = new Emitter<FlowSample>();
  readonly #options: FlowRunsOptions;
  readonly #flows = new Map<string, Live>();
  /** What stack traces are explained with. */
  readonly #built = new Map<string, BuiltFlow>();
  readonly #news: RunnerNews;
  /** What a flow throws is shown beside it; it may hold what the flow was not to tell. */
  readonly #redact: Redact;
  readonly #starts: Answers<string, Started>;
  readonly #settled: Answers<number, undefined>;
  #tickets = 0;
  #watched: readonly string[] = [];
  #supervisor: Supervisor | undefined;
  #home: HomeSnapshot | undefined;

  constructor(options: FlowRunsOptions) {
    this.#options = options;
    this.#redact = redactor(secretsIn(options.config));
    this.#news = new RunnerNews(redactingLog(options.log, this.#redact), this.#built);
    this.#starts = new Answers(options.clock, startPatience, silent);
    this.#settled = new Answers(options.clock, settlePatience, undefined);
  }

  get runs(): readonly FlowRun[] {
    return [...this.#flows].map(([flow, { state, fault, revision, stateful }]) => ({ flow, state, fault, revision, stateful }));
  }

  get ids(): readonly string[] {
    return [...this.#flows.keys()];
  }

  /** The texts that run, for building them anew. */
  get sources(): readonly FlowSource[] {
    return [...this.#flows.values()].map(({ built }) => built.source);
  }

  /** The home that new threads of the runner begin with; a running one follows the bridge by itself. */
  setHome(home: HomeSnapshot): void {
    this.#home = home;
    if (this.#supervisor !== undefined) this.#tellHome(this.#supervisor);
  }

  /** Takes running flows as built for another home: what a new thread begins with, as names in the typed home may have changed. */
  keepForRestart(flows: readonly BuiltFlow[]): void {
    for (const built of flows) {
      const live = this.#flows.get(built.source.id);
      if (live === undefined || built.runnable === undefined) continue;
      live.built = built;
      this.#built.set(built.source.id, built);
      this.#supervisor?.keepForRestart(built.runnable);
    }
  }

  /** Starts or swaps what was built. What could not be built leaves its last good version running. */
  async run(flows: readonly BuiltRevision[]): Promise<RunReport> {
    const started: string[] = [];
    const unchanged: string[] = [];
    const failed: { readonly flow: string; readonly diagnostics: readonly Diagnostic[] }[] = [];
    for (const [flow, outcome] of await Promise.all(flows.map(async (flow) => [flow, await this.#deploy(flow)] as const))) {
      const { id } = flow.built.source;
      if (outcome === "unchanged") unchanged.push(id);
      else if (outcome === "started") started.push(id);
      else failed.push({ flow: id, diagnostics: outcome });
    }
    if (started.length > 0) await this.#settle();
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

  /** Whose values are told as `sampled`, now and after they are started. */
  watch(ids: readonly string[]): void {
    this.#watched = ids;
    this.#supervisor?.watch(ids);
  }

  /** Presses a button of a flow. False where the flow does not run. */
  press(id: string, node: string): boolean {
    if (this.#supervisor === undefined || this.#flows.get(id)?.state !== "running") return false;
    this.#supervisor.press(id, node);
    return true;
  }

  /** Stops a flow whose file is gone. */
  forget(id: string): void {
    if (!this.#flows.delete(id)) return;
    this.#supervisor?.withdraw(id);
    this.changed.emit();
  }

  async close(): Promise<void> {
    const supervisor = this.#supervisor;
    this.#supervisor = undefined;
    this.#starts.giveUp();
    this.#settled.giveUp();
    await supervisor?.stop();
  }

  async #deploy({ built, revision, stateful }: BuiltRevision): Promise<"started" | "unchanged" | readonly Diagnostic[]> {
    const { id } = built.source;
    const { runnable } = built;
    if (runnable === undefined) return diagnosticsOf(built.problems);
    const live = this.#flows.get(id);
    if (live?.state === "running" && live.built.runnable?.version === runnable.version) {
      live.revision = revision;
      live.stateful = stateful;
      return "unchanged";
    }
    this.#built.set(id, built);
    const supervisor = this.#runner();
    this.#tellHome(supervisor);
    // A flow that is held or stopped is started again even if it is the same.
    if (live !== undefined && live.state !== "running") supervisor.withdraw(id);
    const outcome = this.#starts.expect(id);
    supervisor.deploy(runnable);
    const result = await outcome;
    if (result.started) {
      this.#flows.set(id, { built, revision, stateful, state: "running", fault: undefined });
      return "started";
    }
    if (live?.state === "running") this.#keepLastGood(id, live);
    else this.#flows.set(id, { built, revision, stateful, state: "waiting", fault: { message: result.message, node: result.node } });
    return [diagnose("flow/not-started", result.node === undefined ? {} : { node: result.node }, { problem: result.message })];
  }

  /** The runtime goes on with the version before; so must a thread that has to be started again. */
  #keepLastGood(id: string, { built }: Live): void {
    this.#built.set(id, built);
    if (built.runnable !== undefined) this.#supervisor?.keepForRestart(built.runnable);
  }

  /** Until what the flows listen to really arrives: the next thing that happens in the home is theirs. */
  async #settle(): Promise<void> {
    this.#tickets += 1;
    const settled = this.#settled.expect(this.#tickets);
    this.#runner().settle(this.#tickets);
    await settled;
  }

  /** The runner's thread, started with the first flow. */
  #runner(): Supervisor {
    if (this.#supervisor !== undefined) return this.#supervisor;
    const { config, stateFolder, clock, log } = this.#options;
    const supervisor = new Supervisor({
      entry: installation.worker,
      data: { config, stateFolder, startupQuery: config.run.startupQuery, watchesDetails: false },
      clock,
      onMessage: (message) => this.#receive(message),
      onFault: (fault) => this.#onFault(fault),
      onRetry: (flow) => log({ level: "info", event: "flowRetried", text: `${flow}: tried again`, data: { flow } }),
    });
    this.#supervisor = supervisor;
    this.#tellHome(supervisor);
    supervisor.watch(this.#watched);
    supervisor.start();
    return supervisor;
  }

  #tellHome(supervisor: Supervisor): void {
    if (this.#home === undefined) return;
    const { devices, groups } = this.#home;
    supervisor.home({ type: "home", devices, groups, states: this.#options.states() });
  }

  #receive(message: FromRunner): void {
    this.#news.tell(message);
    if (message.type === "fact") this.#onFact(message.fact);
    if (message.type === "settled") this.#settled.give(message.ticket, undefined);
    if (message.type === "flowFailed") {
      const node = faultyNode(undefined, findInStack(message.error.stack, this.#built));
      this.#starts.give(message.id, { started: false, message: this.#redact(message.error.message), node });
    }
    if (message.type === "notification") this.#options.onNotification(message);
    if (message.type === "sampled") this.sampled.emit(message.sample);
  }

  #onFact(fact: Fact): void {
    switch (fact.type) {
      case "flowStarted":
        this.#starts.give(fact.flow, { started: true });
        this.#update(fact.flow, "running", undefined);
        break;
      case "flowHeld":
        this.#update(fact.flow, "held", { message: fact.reason, node: this.#flows.get(fact.flow)?.fault?.node });
        break;
      case "loopHeld":
        for (const flow of fact.flows) this.#update(flow, "held", { message: ringInWords(fact.ring), node: undefined });
        break;
      case "flowFaulted":
        if (!fact.setUp)
          this.#onThrown(fact.flow, drawnNode(faultyNode(fact.node, findInStack(fact.error.stack, this.#built))), fact.error.message);
        break;
      case "stopRequested":
        this.stop(this.ids);
        break;
      default:
    }
  }

  #onThrown(flow: string, node: string | undefined, message: string): void {
    this.#update(flow, undefined, { message, node });
  }

  #onFault(fault: RunnerFault): void {
    const entry = describeFault(fault);
    this.#options.log(entry);
    // The thread that takes its place begins with the present, not with what was at the last deployment.
    if (this.#supervisor !== undefined) this.#tellHome(this.#supervisor);
    if (fault.guilty === undefined) return;
    const { flow, node } = fault.guilty;
    this.#starts.give(flow, { started: false, message: entry.text, node });
    this.#update(flow, "held", { message: entry.text, node });
  }

  #update(id: string, state: FlowRun["state"] | undefined, fault: FlowRun["fault"]): void {
    const live = this.#flows.get(id);
    if (live === undefined) return;
    live.state = state ?? live.state;
    live.fault = fault === undefined ? undefined : { ...fault, message: this.#redact(fault.message) };
    this.changed.emit();
  }
}

/** The node of the flow itself: of `hall/present`, which lies in a subflow, the call. */
function drawnNode(node: string | undefined): string | undefined {
  return node?.split("/")[0];
}

function ringInWords(ring: readonly string[]): string {
  return `its own commands come back to it: ${ring.join(" → ")}`;
}
