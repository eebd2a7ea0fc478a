import type { Json } from "../../base/json.ts";
import { Cell } from "../core/cell.ts";
import type { DurableStore } from "../core/durable.ts";
import type { FlowHost } from "../core/engine/flow-host.ts";
import { FlowRun } from "../core/engine/flow-run.ts";
import { EventHub } from "../core/event-hub.ts";
import { type Fact, Facts, faultText } from "../core/facts.ts";
import type { LogLevel } from "../core/flow-context.ts";
import type { HomeNews, StartKind } from "../core/home-types.ts";
import { Loop } from "../core/loop.ts";
import { noMarker } from "../core/marker.ts";
import { Scheduler } from "../core/scheduler.ts";
import {
  type CommandService,
  type Location,
  type MqttMessage,
  type MqttService,
  type NotifyService,
  noServices,
} from "../core/services.ts";
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
  /** Chance, for helpers that leave something to it. */
  readonly random?: () => number;
  readonly notify?: NotifyService;
  readonly commands?: CommandService;
}

/** What one process keeps in memory; a restart makes a new one. */
interface Process {
  readonly clock: VirtualClock;
  readonly loop: Loop;
  readonly scheduler: Scheduler;
  readonly connected: EventHub<StartKind>;
  readonly news: EventHub<HomeNews>;
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
  readonly faults: { readonly node: string | undefined; readonly error: string }[] = [];
  readonly published: { readonly topic: string; readonly payload: string; readonly options: PublishOptions | undefined }[] = [];
  readonly http = new ScriptedHttp();
  readonly #options: BenchOptions;
  readonly #disk = new Map<string, Json>();
  #process: Process;
  #alive = true;
  readonly #runs: FlowRun[] = [];
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

  /** `connected: false`: the broker is not there yet; `connect("first")` later tells that it is. */
  start(setUp: () => void, kind: StartKind = "first", options: { readonly connected?: boolean } = {}): void {
    const run = this.#run(kind);
    this.#runs.push(run);
    this.turn(() => {
      try {
        run.setUp(setUp);
      } catch (error) {
        run.setUpFailed(error);
      }
    });
    if (options.connected !== false) this.connect(kind);
  }

  /** Replaces the running flow, in the same process. */
  deploy(setUp: () => void): void {
    this.dispose();
    this.start(setUp, "deploy");
  }

  dispose(): void {
    for (const run of this.#runs.splice(0)) run.end();
  }

  /** Ends the process at once, also in the middle of a turn: nothing of what follows counts or is stored. */
  kill(): void {
    this.#alive = false;
    this.dispose();
  }

  /** Boots anew after `away` milliseconds of wall clock; only what was durable is left. */
  restart(setUp: () => void, away = 0, options: { readonly connected?: boolean } = {}): void {
    this.#process = this.#boot(this.clock.wall() + away);
    this.#alive = true;
    this.start(setUp, "first", options);
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

  /** Lets Zigbee2MQTT tell something of its network. */
  news(news: HomeNews): void {
    this.turn(() => this.#process.news.emit(news));
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
    loop.onError = (error) => this.faults.push({ node: undefined, error: faultText(error).message });
    return {
      clock,
      loop,
      scheduler: new Scheduler(clock, loop),
      connected: new EventHub<StartKind>(loop),
      news: new EventHub<HomeNews>(loop),
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
      written: () => undefined,
      flush: () => Promise.resolve(),
    };
  }

  #run(startKind: StartKind): FlowRun {
    const { clock, loop, scheduler, connected, shared, memory } = this.#process;
    const facts = new Facts();
    facts.on((fact) => this.#note(fact));
    const nothing = { with: () => [], find: () => undefined, [Symbol.iterator]: () => [][Symbol.iterator]() };
    const host: FlowHost = {
      loop,
      scheduler,
      clock,
      facts,
      store: this.#store(),
      services: {
        ...noServices,
        http: this.http,
        location: this.#options.location,
        random: this.#options.random ?? noServices.random,
        notify: this.#options.notify ?? noServices.notify,
        commands: this.#options.commands ?? noServices.commands,
      },
      mqtt: this.#mqtt(),
      home: { devices: nothing, groups: nothing, onConnect: connected, onNews: this.#process.news },
      marker: noMarker,
      place: () => 0,
      sharedCell: <T>(id: string, initial: T | undefined) => {
        const existing = shared.get(id) ?? new Cell<unknown>(loop, initial);
        shared.set(id, existing);
        // Whoever asks for an id asks for the same type: the real home trusts the flows in this as well.
        return existing as unknown as Cell<T>;
      },
      suspect: () => {},
      faulted: () => {},
      whenSent: (work) => loop.run(work),
      requestStop: (code) => {
        this.stopped = code;
      },
    };
    return new FlowRun(host, "bench", startKind, memory);
  }

  #mqtt(): MqttService {
    const { subscriptions } = this.#process;
    return {
      subscribe: (filter, listener) => {
        const key = Symbol(filter);
        subscriptions.set(key, { filter, listener });
        return () => {
          subscriptions.delete(key);
        };
      },
      publish: (topic, payload, options) => {
        this.published.push({ topic, payload, options });
      },
    };
  }

  #note(fact: Fact): void {
    if (fact.type === "flowFaulted") this.faults.push({ node: fact.node, error: fact.error.message });
    if (fact.type === "logged") this.logs.push({ level: fact.level, message: fact.message });
  }
}
