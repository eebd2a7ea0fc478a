import type { Disposer } from "../../base/disposer.ts";
import { milliseconds } from "../../base/duration.ts";
import type { Json } from "../../base/json.ts";
import { jsonEqual } from "../../base/json-equal.ts";
import type { Clock } from "../../runtime/core/clock.ts";
import type { Runtime } from "../../runtime/core/engine/runtime.ts";
import type { FlowContext } from "../../runtime/core/flow-context.ts";
import { type FlowProbes, probesOf } from "../../runtime/core/probe.ts";
import { asJson } from "../../runtime/helpers/kernel/as-json.ts";
import type { FlowSample } from "./protocol.ts";

/** 30 looks a second. */
const interval = milliseconds(1_000 / 30);
/** Deadlines are told again when they have moved by more than this: they are worked out from what is left. Milliseconds. */
const deadlineTolerance = 50;

/** Looks at one flow again and again, and tells what is new. A storm in the home makes no more samples than a quiet day. */
export class FlowSampler {
  readonly #flow: string;
  readonly #runtime: Runtime;
  readonly #clock: Clock;
  readonly #deliver: (sample: FlowSample) => void;
  #context: FlowContext | undefined;
  #probes: FlowProbes | undefined;
  #told = new Map<string, Json>();
  #deadlines: FlowSample["deadlines"] = [];
  #next: Disposer | undefined;

  /** Begins with all values of the flow. */
  constructor(flow: string, runtime: Runtime, clock: Clock, deliver: (sample: FlowSample) => void) {
    this.#flow = flow;
    this.#runtime = runtime;
    this.#clock = clock;
    this.#deliver = deliver;
    this.#look();
  }

  stop(): void {
    this.#next?.();
    this.#take(undefined);
  }

  #look(): void {
    const flow = this.#flow;
    const context = this.#runtime.flow(flow);
    if (context !== this.#context) this.#take(context);
    const values = this.#news();
    const pulses = (this.#probes?.takePulses() ?? []).map(({ node, pin, value, at }) => ({ node, pin, value: shown(value), at }));
    const deadlines = this.#deadlinesOf(flow);
    const moved = !sameDeadlines(deadlines, this.#deadlines);
    if (values.length > 0 || pulses.length > 0 || moved) this.#deliver({ flow, values, pulses, deadlines });
    this.#deadlines = deadlines;
    this.#next = this.#clock.wakeAt(this.#clock.monotonic() + interval, () => this.#look());
  }

  /** Another life of the flow has probes of its own. */
  #take(context: FlowContext | undefined): void {
    this.#probes?.unwatch();
    this.#context = context;
    this.#probes = context === undefined ? undefined : probesOf(context);
    this.#probes?.watch();
    this.#told.clear();
    this.#deadlines = [];
  }

  #news(): FlowSample["values"] {
    const news: { readonly node: string; readonly pin: string; readonly value: Json }[] = [];
    for (const { node, pin, read } of this.#probes?.values ?? []) {
      const value = shown(readSafely(read)) ?? null;
      const key = `${node}.${pin}`;
      const before = this.#told.get(key);
      if (before !== undefined && jsonEqual(before, value)) continue;
      this.#told.set(key, value);
      news.push({ node, pin, value });
    }
    return news;
  }

  #deadlinesOf(flow: string): FlowSample["deadlines"] {
    const now = this.#clock.wall();
    const ends = new Map<string, number>();
    // A node may wait for several things: the first to come is the one to count down to.
    for (const timer of this.#runtime.timers()) {
      if (timer.flow === flow && !ends.has(timer.name)) ends.set(timer.name, now + timer.remaining);
    }
    return [...ends].map(([node, at]) => ({ node, at }));
  }
}

/** To look must never be what brings a flow down. */
function readSafely(read: () => unknown): unknown {
  try {
    return read();
  } catch {
    return undefined;
  }
}

function shown(value: unknown): Json | undefined {
  return value === undefined ? undefined : (asJson(value) ?? String(value));
}

function sameDeadlines(one: FlowSample["deadlines"], other: FlowSample["deadlines"]): boolean {
  return (
    one.length === other.length &&
    one.every(({ node, at }, index) => other[index]?.node === node && Math.abs(at - (other[index]?.at ?? 0)) < deadlineTolerance)
  );
}
