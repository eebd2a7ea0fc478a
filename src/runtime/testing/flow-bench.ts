import { type Disposer, DisposerBag } from "../../base/disposer.ts";
import type { Json } from "../../base/json.ts";
import { enterOwner } from "../core/ambient.ts";
import { Cell } from "../core/cell.ts";
import type { DurableStore } from "../core/durable.ts";
import { EventHub } from "../core/event-hub.ts";
import { type FlowContext, type LogLevel, registerFlow } from "../core/flow-context.ts";
import type { HomeBase, StartKind } from "../core/home-types.ts";
import { Loop } from "../core/loop.ts";
import { Scheduler } from "../core/scheduler.ts";
import type { Location, MqttMessage } from "../core/services.ts";
import { topicMatches } from "../core/topics.ts";
import type { PublishOptions } from "../core/transport.ts";
import type { MessageClass } from "../core/values.ts";
import { ScriptedHttp } from "./scripted-http.ts";
import { VirtualClock } from "./virtual-clock.ts";

export interface BenchOptions {
  /** ISO date. */
  readonly wall?: string;
  readonly zone?: string;
  readonly location?: Location;
}

/** What one process keeps in memory; a restart makes a new one. */
interface Process {
  readonly clock: VirtualClock;
  readonly loop: Loop;
  readonly scheduler: Scheduler;
  readonly connected: EventHub<StartKind>;
  readonly memory: Map<string, Json>;
  readonly shared: Map<string, Cell<unknown>>;
  readonly subscriptions: Map<symbol, { readonly filter: string; readonly listener: (message: MqttMessage) => void }>;
}

/**
 * One flow on the virtual clock, without a home: for tests of helpers. It can be deployed anew, and its process can be killed
 * at any point and started again with what was durable.
 */
export class FlowBench {
  readonly logs: { readonly level: LogLevel; readonly message: string }[] = [];
  readonly faults: { readonly node: string | undefined; readonly error: unknown }[] = [];
  readonly published: { readonly topic: string; readonly payload: string; readonly options: PublishOptions | undefined }[] = [];
  readonly http = new ScriptedHttp();
  readonly #options: BenchOptions;
  readonly #disk = new Map<string, Json>();
  #process: Process;
  #alive = true;
  #dispose: Disposer = () => {};
  stopped: number | undefined;

  constructor(options: BenchOptions = {}) {
    this.#options = options;
    this.#process = this.#boot(options.wall ?? "2026-06-01T12:00:00Z");
  }

  get clock(): VirtualClock {
    return this.#process.clock;
  }

  /** Whether the process runs: false from `kill` to `restart`. */
  get alive(): boolean {
    return this.#alive;
  }

  get timers(): readonly string[] {
    return this.#process.scheduler.list().map((timer) => timer.name);
  }

  get subscribed(): readonly string[] {
    return [...this.#process.subscriptions.values()].map(({ filter }) => filter);
  }

  /** What is stored on disk for an id. */
  stored(id: string): Json | undefined {
    return this.#disk.get(id);
  }

  /** A value that the test sets, as a property would be set by reports. */
  source<T>(initial?: T): Cell<T> {
    return new Cell<T>(this.#process.loop, initial);
  }

  events<T>(): EventHub<T> {
    return new EventHub<T>(this.#process.loop);
  }

  start(setUp: () => void, kind: StartKind = "first"): void {
    const context = this.#context(kind);
    this.turn(() => {
      const before = enterOwner(context);
      try {
        setUp();
      } finally {
        enterOwner(before);
      }
    });
    this.turn(() => this.#process.connected.emit(kind));
  }

  /** Replaces the running flow, in the same process. */
  deploy(setUp: () => void): void {
    this.#dispose();
    this.start(setUp, "deploy");
  }

  dispose(): void {
    this.#dispose();
  }

  /** Ends the process at once, also in the middle of a turn: nothing of what follows counts or is stored. */
  kill(): void {
    this.#alive = false;
  }

  /** Boots anew after `away` milliseconds of wall clock; only what was durable is left. */
  restart(setUp: () => void, away = 0): void {
    const wall = this.clock.wall() + away;
    this.#process = this.#boot(wall);
    this.#alive = true;
    this.start(setUp, "first");
  }

  /** Runs something as a turn that news of this class led to. */
  turn(work: () => void, messageClass: MessageClass = "live"): void {
    this.#process.loop.run(work, messageClass);
  }

  report<T>(source: Cell<T>, value: T, messageClass: MessageClass = "live"): void {
    this.turn(() => source.set(value), messageClass);
  }

  connect(kind: StartKind): void {
    this.turn(() => this.#process.connected.emit(kind));
  }

  receive(topic: string, text: string, retained = false): void {
    const interested = [...this.#process.subscriptions.values()].filter(({ filter }) => topicMatches(filter, topic));
    this.turn(() => {
      for (const { listener } of interested) listener({ topic, text, retained });
    });
  }

  #boot(wall: string | number): Process {
    const clock = new VirtualClock({ wall, zone: this.#options.zone ?? "Europe/Berlin" });
    const loop = new Loop();
    loop.onError = (error) => this.faults.push({ node: undefined, error });
    return {
      clock,
      loop,
      scheduler: new Scheduler(clock, loop),
      connected: new EventHub<StartKind>(loop),
      memory: new Map(),
      shared: new Map(),
      subscriptions: new Map(),
    };
  }

  #store(): DurableStore {
    return {
      get: (_flow, id) => this.#disk.get(id),
      set: (_flow, id, value) => {
        if (!this.#alive) return;
        if (value === undefined) this.#disk.delete(id);
        // Through text, as a file would: what JSON cannot say must not come back.
        else this.#disk.set(id, JSON.parse(JSON.stringify(value)));
      },
      flush: () => Promise.resolve(),
    };
  }

  #context(startKind: StartKind): FlowContext {
    const { clock, loop, scheduler, connected, memory, shared, subscriptions } = this.#process;
    const store = this.#store();
    const bag = new DisposerBag();
    let ended = false;
    let node: string | undefined;
    const isCurrent = (): boolean => !ended && this.#alive && this.#process.loop === loop;
    const own = (disposer: Disposer): void => {
      bag.add(disposer);
    };
    this.#dispose = () => {
      ended = true;
      bag.dispose();
    };
    const devices = { with: () => [], find: () => undefined, [Symbol.iterator]: () => [][Symbol.iterator]() };
    const home: HomeBase = { devices, groups: devices, onConnect: connected };

    const context: FlowContext = {
      flow: "bench",
      get asker() {
        return { flow: "bench", node };
      },
      home,
      clock,
      startKind,
      services: {
        http: this.http,
        notify: { send: () => Promise.resolve() },
        location: this.#options.location,
        random: () => 0.5,
      },
      mqtt: {
        subscribe: (filter, listener) => {
          const key = Symbol(filter);
          subscriptions.set(key, { filter, listener: context.guard(listener) });
          return () => {
            subscriptions.delete(key);
          };
        },
        publish: (topic, payload, options) => {
          this.published.push({ topic, payload, options });
        },
      },
      guard: (listener) => {
        const at = node;
        return (first, second) => {
          if (!isCurrent()) return;
          const [ownerBefore, nodeBefore] = [enterOwner(context), node];
          node = at;
          try {
            listener(first, second);
          } catch (error) {
            this.faults.push({ node, error });
          } finally {
            node = nodeBefore;
            enterOwner(ownerBefore);
          }
        };
      },
      own,
      fault: (error) => {
        this.faults.push({ node, error });
      },
      timer: (name, callback) => {
        const timer = scheduler.timer(name, () => context.guard(callback)(undefined, undefined), "bench");
        own(() => timer.stop());
        return timer;
      },
      wallTimer: (name, callback) => {
        const timer = scheduler.wallTimer(name, () => context.guard(callback)(undefined, undefined), "bench");
        own(() => timer.stop());
        return timer;
      },
      durable: (id) => ({ read: () => store.get("bench", id), write: (value) => store.set("bench", id, value) }),
      memory: (id) => ({
        read: () => memory.get(id),
        write: (value) => {
          if (value === undefined) memory.delete(id);
          else memory.set(id, value);
        },
      }),
      inNode: (id, body) => {
        const before = node;
        node = id;
        try {
          return body();
        } finally {
          node = before;
        }
      },
      log: (level, message) => {
        this.logs.push({ level, message });
      },
      post: (work) => loop.run(() => context.guard(work)(undefined, undefined)),
      stop: (code = 0) => {
        this.stopped = code;
      },
      cell: (initial, options) => new Cell(loop, initial, options),
      sharedCell: <T>(id: string, initial: T | undefined) => {
        const existing = shared.get(id) ?? new Cell<unknown>(loop, initial);
        shared.set(id, existing);
        // Whoever asks for an id asks for the same type: the real home trusts the flows in this as well.
        return existing as unknown as Cell<T>;
      },
      hub: () => new EventHub(loop),
    };
    registerFlow(context);
    return context;
  }
}
