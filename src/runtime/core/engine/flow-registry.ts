import type { Json } from "../../../base/json.ts";
import type { FlowDefinition } from "../flow.ts";
import type { StartKind } from "../home-types.ts";
import type { FlowHost } from "./flow-host.ts";
import { FlowRun } from "./flow-run.ts";

/** Faults within this time that hold a flow. */
const faultLimit = 5;
const faultWindow = 600_000;

export type FlowStatus = "running" | "failed" | "held";

interface Loaded {
  readonly definition: FlowDefinition;
  run: FlowRun;
  status: FlowStatus;
  faults: number[];
  /** State in memory, handed from one life to the next. */
  readonly memory: Map<string, Json>;
}

/** The flows of a runtime: loading, replacing, unloading, and what becomes of one that fails. */
export class FlowRegistry {
  readonly #host: FlowHost;
  readonly #flows = new Map<string, Loaded>();
  readonly #onStarted: (run: FlowRun) => void;

  /** `onStarted` is called within the turn of each set-up that went well. */
  constructor(host: FlowHost, onStarted: (run: FlowRun) => void) {
    this.#host = host;
    this.#onStarted = onStarted;
  }

  /**
   * Starts a flow, or puts it in the place of the one of that name; all in one turn, so nothing is lost in between. When the
   * set-up throws, the version that ran before goes on.
   */
  load(definition: FlowDefinition, startKind?: StartKind): void {
    this.#host.loop.run(() => this.#start(definition, startKind));
  }

  unload(name: string): void {
    this.#host.loop.run(() => {
      const loaded = this.#flows.get(name);
      if (loaded === undefined) return;
      this.#flows.delete(name);
      loaded.run.end();
      this.#host.facts.tell({ type: "flowStopped", flow: name });
    });
  }

  /** Stops a flow until it is loaded or restarted. */
  hold(name: string, reason: string): void {
    const loaded = this.#flows.get(name);
    if (loaded === undefined || loaded.status === "held") return;
    loaded.status = "held";
    loaded.run.end();
    this.#host.facts.tell({ type: "flowHeld", flow: name, reason });
  }

  /** Starts a flow that is held or has failed anew. */
  restart(name: string): void {
    const loaded = this.#flows.get(name);
    if (loaded !== undefined) this.load(loaded.definition);
  }

  /** Gives flows whose set-up failed another try: the home has changed, what they missed may be there. */
  retryFailed(): void {
    for (const loaded of [...this.#flows.values()]) if (loaded.status === "failed") this.load(loaded.definition);
  }

  faulted(name: string): void {
    const loaded = this.#flows.get(name);
    if (loaded === undefined) return;
    const now = this.#host.clock.monotonic();
    loaded.faults = [...loaded.faults.filter((at) => now - at < faultWindow), now];
    if (loaded.faults.length >= faultLimit) this.hold(name, `it failed ${faultLimit} times within ${faultWindow / 60_000} minutes`);
  }

  statusOf(name: string): FlowStatus | undefined {
    return this.#flows.get(name)?.status;
  }

  runOf(name: string): FlowRun | undefined {
    const loaded = this.#flows.get(name);
    return loaded?.status === "running" ? loaded.run : undefined;
  }

  *running(): Iterable<FlowRun> {
    for (const loaded of this.#flows.values()) if (loaded.status === "running") yield loaded.run;
  }

  get names(): readonly string[] {
    return [...this.#flows.keys()];
  }

  endAll(): void {
    for (const loaded of this.#flows.values()) loaded.run.end();
  }

  #start(definition: FlowDefinition, startKind: StartKind | undefined): void {
    const { name } = definition;
    const before = this.#flows.get(name);
    before?.run.end();
    const memory = before?.memory ?? new Map<string, Json>();
    const run = new FlowRun(this.#host, name, startKind ?? usualKind(before), memory);
    const loaded: Loaded = { definition, run, status: "running", faults: [], memory };
    this.#flows.set(name, loaded);
    try {
      run.setUp(() => definition.setUp(this.#host.home));
    } catch (error) {
      loaded.status = "failed";
      run.setUpFailed(error);
      run.end();
      if (before?.status === "running" && before.definition !== definition) this.#start(before.definition, "deploy");
      return;
    }
    this.#host.facts.tell({ type: "flowStarted", flow: name });
    this.#onStarted(run);
  }
}

/** A flow that never came to run is still to have its first start. */
function usualKind(before: Loaded | undefined): StartKind {
  if (before === undefined) return "first";
  return before.status === "failed" ? before.run.startKind : "deploy";
}
