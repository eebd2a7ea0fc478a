import { type Disposer, DisposerBag } from "../../../base/disposer.ts";
import type { Json } from "../../../base/json.ts";
import { enterOwner, type ListenerCall } from "../ambient.ts";
import { Cell, type SettableValue } from "../cell.ts";
import type { Clock } from "../clock.ts";
import type { DurableCell } from "../durable.ts";
import type { Entity } from "../entity/entity.ts";
import { EventHub } from "../event-hub.ts";
import { faultText } from "../facts.ts";
import { type EmittableEvents, type FlowContext, type LogLevel, registerFlow } from "../flow-context.ts";
import type { HomeBase, StartKind } from "../home-types.ts";
import type { Asker } from "../property/asker.ts";
import type { Timer, WallTimer } from "../scheduler.ts";
import type { MqttService, Services } from "../services.ts";
import type { Value } from "../values.ts";
import type { FlowHost } from "./flow-host.ts";
import { GuardedCall } from "./guarded-call.ts";

/** Shared durable state lies under this name, which no flow can have. */
const sharedOwner = "(home)";
/** One life of a flow: from its set-up until it is stopped, replaced or held. */
export class FlowRun implements FlowContext {
  readonly flow: string;
  readonly startKind: StartKind;
  readonly starts: EventHub<StartKind>;
  /** Devices that this flow uses. */
  readonly uses = new Map<Entity, Disposer>();
  asker: Asker;
  /** Whether it has been told of its start: once, when the home is first connected. */
  started = false;
  readonly #host: FlowHost;
  readonly #bag = new DisposerBag();
  readonly #memory: Map<string, Json>;
  #active = true;

  constructor(host: FlowHost, flow: string, startKind: StartKind, memory: Map<string, Json>) {
    this.#host = host;
    this.flow = flow;
    this.startKind = startKind;
    this.#memory = memory;
    this.asker = { flow, node: undefined, scope: "" };
    this.starts = new EventHub(host.loop);
    registerFlow(this);
  }

  get home(): HomeBase {
    return this.#host.home;
  }
  get clock(): Clock {
    return this.#host.clock;
  }
  get services(): Services {
    return this.#host.services;
  }
  get mqtt(): MqttService {
    return this.#host.mqtt;
  }
  /** False once it has ended. */
  get active(): boolean {
    return this.#active;
  }

  /** Runs the flow's set-up as part of the flow. Throws what it throws. */
  setUp(work: () => void): void {
    const before = enterOwner(this);
    const marked = this.#host.marker.enter(this.#host.place(this.flow, undefined));
    try {
      work();
    } finally {
      this.#host.marker.leave(marked);
      enterOwner(before);
    }
  }

  /** Ends it: listeners, timers, subscriptions. Durable and handed-over state stays. */
  end(): void {
    if (!this.#active) return;
    this.#active = false;
    const before = enterOwner(undefined);
    try {
      this.#bag.dispose();
    } catch (error) {
      this.#report(error, this.asker.node, false);
    } finally {
      enterOwner(before);
    }
    for (const release of this.uses.values()) release();
    this.uses.clear();
  }

  adopt<A, B>(listener: (first: A, second: B) => unknown): ListenerCall<A, B> {
    return new GuardedCall(this, this.#host, listener);
  }

  guard<A = void, B = void>(listener: (first: A, second: B) => unknown): (first: A, second: B) => void {
    const call = this.adopt(listener);
    return (first, second) => call.call(first, second);
  }

  /** A listener of this flow has failed. */
  failed(error: unknown, node: string | undefined): void {
    if (!this.#active) return;
    this.#report(error, node, false);
    this.#host.faulted(this.flow);
  }

  fault(error: unknown): void {
    this.failed(error, this.asker.node);
  }

  /** Reports that the set-up threw. */
  setUpFailed(error: unknown): void {
    this.#report(error, this.asker.node, true);
  }

  own(disposer: Disposer): void {
    if (this.#active) this.#bag.add(disposer);
    else disposer();
  }

  inNode<R>(id: string, body: () => R): R {
    const { scope } = this.asker;
    return this.#as({ flow: this.flow, node: scope + id, scope }, body);
  }

  inScope<R>(id: string, body: () => R): R {
    const path = this.pathOf(id);
    return this.#as({ flow: this.flow, node: path, scope: `${path}/` }, body);
  }

  pathOf(id: string): string {
    return this.asker.scope + id;
  }

  timer(name: string, callback: () => void): Timer {
    const timer = this.#host.scheduler.timer(this.pathOf(name), this.#guardIn(name, callback), this.flow);
    this.own(() => timer.stop());
    return timer;
  }

  wallTimer(name: string, callback: () => void): WallTimer {
    const timer = this.#host.scheduler.wallTimer(this.pathOf(name), this.#guardIn(name, callback), this.flow);
    this.own(() => timer.stop());
    return timer;
  }

  durable(id: string, options: { readonly shared?: boolean } = {}): DurableCell {
    const [owner, key] = options.shared === true ? [sharedOwner, id] : [this.flow, this.pathOf(id)];
    const store = this.#host.store;
    return { read: () => store.get(owner, key), write: (value) => store.set(owner, key, value) };
  }

  memory(id: string): DurableCell {
    const memory = this.#memory;
    const key = this.pathOf(id);
    return {
      read: () => memory.get(key),
      write: (value) => {
        if (value === undefined) memory.delete(key);
        else memory.set(key, value);
      },
    };
  }

  log(level: LogLevel, message: string, data?: Json): void {
    this.#host.facts.tell({ type: "logged", flow: this.flow, node: this.asker.node, level, message, data });
  }

  post(work: () => void): void {
    this.#host.loop.run(this.guard(work));
  }

  whenSent(work: () => void): void {
    this.#host.whenSent(this.guard(work));
  }

  stop(code = 0): void {
    this.#host.requestStop(code);
  }

  cell<T>(initial: T | undefined, options?: { readonly above?: readonly Value<unknown>[] }): SettableValue<T> {
    return new Cell(this.#host.loop, initial, options);
  }

  sharedCell<T>(id: string, initial: T | undefined): SettableValue<T> {
    return this.#host.sharedCell(id, initial);
  }

  hub<T>(): EmittableEvents<T> {
    return new EventHub<T>(this.#host.loop);
  }

  #as<R>(asker: Asker, body: () => R): R {
    const before = this.asker;
    this.asker = asker;
    try {
      return body();
    } finally {
      this.asker = before;
    }
  }

  /** A callback belongs to the node it was made in; one made outside any node belongs to what it is named after. */
  #guardIn(name: string, callback: () => void): () => void {
    return this.asker.node === undefined ? this.inNode(name, () => this.guard(callback)) : this.guard(callback);
  }

  #report(error: unknown, node: string | undefined, setUp: boolean): void {
    this.#host.facts.tell({ type: "flowFaulted", flow: this.flow, node, error: faultText(error), setUp });
  }
}
