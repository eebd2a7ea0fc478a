import type { JsonObject } from "../../../base/json.ts";
import type { HomeDescription } from "../../../z2m/description.ts";
import { ambientOwner } from "../ambient.ts";
import type { Clock } from "../clock.ts";
import { type DurableStore, MemoryStore } from "../durable.ts";
import type { Entity } from "../entity/entity.ts";
import type { EntityHost, Extras, Part } from "../entity/entity-host.ts";
import { allQuirks, type Quirks } from "../entity/quirks.ts";
import { EventHub } from "../event-hub.ts";
import { Facts, faultText } from "../facts.ts";
import type { FlowDefinition } from "../flow.ts";
import type { FlowContext } from "../flow-context.ts";
import { Directory } from "../home/directory.ts";
import { HomeObject, putMembers } from "../home/home-object.ts";
import type { HomeBase, StartKind } from "../home-types.ts";
import { Loop } from "../loop.ts";
import { noMarker, type RunningMarker } from "../marker.ts";
import { SettleQueue } from "../property/settle-queue.ts";
import { Scheduler, type TimerInfo } from "../scheduler.ts";
import { noServices, type Services } from "../services.ts";
import type { Transport } from "../transport.ts";
import { Bridge } from "./bridge.ts";
import type { FlowHost } from "./flow-host.ts";
import { FlowRegistry, type FlowStatus } from "./flow-registry.ts";
import { FlowRun } from "./flow-run.ts";
import { Followed } from "./followed.ts";
import { GroupCommands } from "./group-commands.ts";
import { LoopGuard } from "./loop-guard.ts";
import { MqttMessages } from "./mqtt-messages.ts";
import { NewsDesk } from "./news-desk.ts";
import { Places } from "./places.ts";
import type { HomeProtocol } from "./protocol.ts";
import { Publisher } from "./publisher.ts";
import { rememberedMessage } from "./remembered-message.ts";
import { Sender } from "./sender.ts";
import { SharedCells } from "./shared-cells.ts";
import { StartupQueries } from "./startup-queries.ts";
import { Subscriptions } from "./subscriptions.ts";

export interface RuntimeOptions {
  readonly clock: Clock;
  readonly transport: Transport;
  readonly protocol: HomeProtocol;
  /** Default "zigbee2mqtt". */
  readonly baseTopic?: string;
  /** Default: a store that forgets with the process. */
  readonly store?: DurableStore;
  readonly services?: Services;
  readonly marker?: RunningMarker;
  /** Default: all on. */
  readonly quirks?: Partial<Quirks>;
  /** Whether to ask mains-powered devices for their state after connecting. Default true. */
  readonly startupQuery?: boolean;
}

/** How long after the broker is back the first report of a device counts as catching up. Milliseconds. */
const reconnectWave = 2_000;
/** The same after Zigbee2MQTT is back: it repeats the state of every device it knows. */
const bridgeWave = 10_000;

/** What runs flows: the loop, the home that follows its bridge, the timers, the way to the broker. */
export class Runtime {
  readonly facts = new Facts();
  readonly loop = new Loop();
  readonly scheduler: Scheduler;
  readonly mqtt: MqttMessages;
  readonly directory: Directory;
  readonly #transport: Transport;
  readonly #subscriptions: Subscriptions;
  readonly #bridge: Bridge;
  readonly #publisher: Publisher;
  readonly #sender: Sender;
  readonly #followed: Followed;
  readonly #queries: StartupQueries | undefined;
  readonly #flows: FlowRegistry;
  readonly #store: DurableStore;
  readonly #home: HomeObject;
  readonly #connects: EventHub<StartKind>;
  readonly #news: NewsDesk;
  readonly #outsideUses = new Set<Entity>();
  readonly #sharedCells = new SharedCells(this.loop);
  readonly #awaitingHome: (() => void)[] = [];
  #description: HomeDescription | undefined;
  #wasConnected = false;
  #stopping: Promise<void> | undefined;

  constructor(options: RuntimeOptions) {
    const { clock, transport, protocol, baseTopic = "zigbee2mqtt" } = options;
    const { facts, loop } = this;
    this.#transport = transport;
    this.#store = options.store ?? new MemoryStore();
    this.scheduler = new Scheduler(clock, loop);
    this.#subscriptions = new Subscriptions(transport, loop);
    const publisher = new Publisher(transport, facts, { store: this.#store, clock });
    this.#publisher = publisher;
    const guard = new LoopGuard(loop, facts, (flow, reason) => this.#flows.hold(flow, reason));
    this.mqtt = new MqttMessages(loop, clock, this.#subscriptions, publisher, guard);
    loop.onError = (error) => facts.tell({ type: "runtimeFaulted", error: faultText(error) });
    loop.onEndlessTurn = () => guard.stopEndlessTurn();

    const runtime = this;
    this.#sender = new Sender(
      {
        get open() {
          return transport.connected && runtime.#bridge.online !== false;
        },
        now: () => runtime.scheduler.now(),
      },
      publisher,
      guard,
      facts,
    );
    this.#followed = new Followed(baseTopic, this.#subscriptions, protocol, (entity) => this.#onFirstUse(entity));
    this.#queries = options.startupQuery === false ? undefined : new StartupQueries(this.scheduler);
    this.directory = new Directory(this.#entityHost(baseTopic, protocol, { ...allQuirks, ...options.quirks }));
    this.#connects = new EventHub(loop);
    this.#news = new NewsDesk(baseTopic, this.#subscriptions, loop);
    this.#home = new HomeObject(this.directory, { on: (listener) => this.#onConnectHub().on(listener) }, this.#news.events);
    this.#flows = new FlowRegistry(this.#flowHost(options, clock, guard), () => this.#tellStarts());
    this.#bridge = new Bridge(baseTopic, this.#subscriptions, protocol, facts, {
      onHome: (home, live) => this.#onHome(home, live),
      onState: (online, returned, retained) => this.#onBridgeState(online, returned, retained),
      onFailedCommand: (entity, key, message) => this.#onFailedCommand(entity, key, message),
    });
    transport.onMessage((message) => this.#subscriptions.dispatch(message));
    transport.onConnect(() => this.#onConnect());
    transport.onDisconnect((reason) => this.#onDisconnect(reason));
    if (transport.connected) this.#onConnect();
  }

  /** The home for programs. What they use is received for as long as the runtime runs. */
  get home(): HomeBase {
    return this.#home;
  }
  /** The home as last described; undefined until the bridge's device list has come. */
  get description(): HomeDescription | undefined {
    return this.#description;
  }

  /** Resolves once the home is known. */
  homeKnown(): Promise<void> {
    return this.#description === undefined ? new Promise((resolve) => this.#awaitingHome.push(resolve)) : Promise.resolve();
  }

  /** Resolves when the broker has acknowledged all that is subscribed. */
  async subscribed(): Promise<void> {
    await Promise.resolve();
    await this.#subscriptions.acknowledged;
  }

  /** Takes the payloads of `bridge/devices` and `bridge/groups` from an earlier time, to go on with until the broker tells new ones. */
  remember(devices: unknown, groups: unknown): void {
    this.#bridge.remember(devices, groups);
  }

  /** Takes the state that a device had at an earlier time, unless the device is being listened to and speaks for itself. */
  rememberState(address: string, payload: JsonObject): void {
    const entity = this.directory.find(address);
    if (entity === undefined || this.#followed.has(entity)) return;
    entity.handle(rememberedMessage(entity.description.name, JSON.stringify(payload)));
  }

  /**
   * Starts a flow, or puts it in the place of the one of that name: state carries over by id. A set-up that throws is told
   * as a fact; the version before goes on, and a first version is tried again whenever the home changes.
   */
  load(definition: FlowDefinition, options: { readonly startKind?: StartKind } = {}): void {
    this.#flows.load(definition, options.startKind);
  }

  /** Ends a flow. Its durable state stays, its other state goes. */
  unload(name: string): void {
    this.#flows.unload(name);
  }

  /** Starts a flow that is held anew. */
  restart(name: string): void {
    this.#flows.restart(name);
  }

  /** The flow of that name, while it runs. */
  flow(name: string): FlowContext | undefined {
    return this.#flows.runOf(name);
  }

  flowStatus(name: string): FlowStatus | undefined {
    return this.#flows.statusOf(name);
  }

  /** Runs `work` as a turn: now if the loop rests, else after what waits. */
  post(work: () => void): void {
    this.loop.run(work);
  }

  /** The running timers of flows, soonest first. */
  timers(): readonly TimerInfo[] {
    return this.scheduler.list();
  }

  /** Ends all flows, lets what was published leave, writes durable state. */
  stop(): Promise<void> {
    this.#stopping ??= this.#stop();
    return this.#stopping;
  }

  async #stop(): Promise<void> {
    // A turn that was begun outside (sets made by a program) leaves first.
    this.loop.run(() => this.#flows.endAll());
    this.scheduler.dispose();
    await this.#publisher.emptied();
    await this.#transport.close();
    await this.#store.flush();
  }

  #entityHost(baseTopic: string, protocol: HomeProtocol, quirks: Quirks): EntityHost {
    const groupCommands = new GroupCommands(this.loop, this.#sender, () => this.directory.groups);
    return {
      loop: this.loop,
      scheduler: this.scheduler,
      facts: this.facts,
      quirks,
      settling: new SettleQueue(this.scheduler),
      commandTopic: (description) => `${baseTopic}/${protocol.commandName(description)}`,
      send: (entity: Entity, parts: readonly Part[], extras: Extras | undefined) => this.#sender.send(entity, parts, extras),
      together: (entities) => groupCommands.expect(entities),
      ask: (entity, keys) => this.#sender.ask(entity, keys),
      want: (entity) => this.#want(entity),
      wantAvailability: (entity) => {
        this.#want(entity);
        this.#followed.followAvailability(entity);
      },
    };
  }

  #flowHost(options: RuntimeOptions, clock: Clock, guard: LoopGuard): FlowHost {
    const places = new Places(this.facts);
    return {
      loop: this.loop,
      scheduler: this.scheduler,
      clock,
      facts: this.facts,
      store: this.#store,
      services: options.services ?? noServices,
      mqtt: this.mqtt,
      home: this.#home,
      marker: options.marker ?? noMarker,
      place: (flow, node) => places.numberOf(flow, node),
      sharedCell: (id, initial) => this.#sharedCells.cell(id, initial),
      suspect: (flow) => guard.suspect(flow),
      faulted: (flow) => this.#flows.faulted(flow),
      whenSent: (work) => this.loop.run(() => this.#publisher.whenSent(() => this.loop.run(work))),
      requestStop: (code) => this.loop.atEnd({ finish: () => this.facts.tell({ type: "stopRequested", code }) }),
    };
  }

  #want(entity: Entity): void {
    const owner = ambientOwner();
    if (owner instanceof FlowRun) {
      if (owner.active && !owner.uses.has(entity)) owner.uses.set(entity, this.#followed.follow(entity));
    } else if (!this.#outsideUses.has(entity)) {
      this.#outsideUses.add(entity);
      this.#followed.follow(entity);
    }
  }

  #onFirstUse(entity: Entity): void {
    if (this.#transport.connected && !entity.everReported) this.#queries?.add(entity);
  }

  #onHome(description: HomeDescription, live: boolean): void {
    this.loop.run(() => {
      this.#description = description;
      const moved = this.directory.apply(description);
      putMembers(this.#home, this.directory);
      for (const entity of moved) {
        entity.bridgeOffline(this.#bridge.online === false);
        this.#followed.moved(entity);
      }
      this.facts.tell({ type: "homeChanged", home: description });
      for (const resolve of this.#awaitingHome.splice(0)) resolve();
      this.#news.described(description, live);
      this.#flows.retryFailed();
      this.#tellStarts();
    });
    // A set that has another member has another value, but nothing has happened in the home: no edge, no trigger.
    this.loop.run(() => this.directory.announce(), "resync");
  }

  #onConnect(): void {
    const again = this.#wasConnected;
    this.#wasConnected = true;
    this.#bridge.forgetState();
    this.facts.tell({ type: "connectionChanged", connected: true, reason: undefined });
    this.loop.run(() => {
      if (again) this.#catchUp(reconnectWave, "reconnect");
      else for (const entity of this.#followed.entities()) this.#queries?.add(entity);
      this.#tellStarts();
    });
  }

  #onDisconnect(reason: string): void {
    this.#queries?.clear();
    this.facts.tell({ type: "connectionChanged", connected: false, reason });
  }

  #onBridgeState(online: boolean, returned: boolean, retained: boolean): void {
    const tell = (): void => {
      for (const entity of this.directory.all()) entity.bridgeOffline(!online);
      this.#news.bridgeState(online, !retained);
    };
    this.loop.run(tell, retained ? "retained" : "live");
    if (returned) this.loop.run(() => this.#catchUp(bridgeWave, "bridge"));
    else if (online) this.loop.run(() => this.#sender.release());
  }

  /** After an outage: what comes first from each device is no news, nothing is certain, and what waited may leave. */
  #catchUp(wave: number, kind: StartKind): void {
    const until = this.scheduler.clock.monotonic() + wave;
    for (const entity of this.directory.all()) {
      entity.markStale();
      entity.resyncUntil = until;
    }
    this.#sender.release();
    for (const entity of this.#followed.entities()) this.#queries?.add(entity);
    this.#connects.emit(kind);
    for (const run of this.#flows.running()) if (run.started) run.starts.emit(kind);
  }

  /** Tells flows that they have started, once the home is connected and known. */
  #tellStarts(): void {
    if (!this.#transport.connected || this.#description === undefined) return;
    for (const run of this.#flows.running()) {
      if (run.started) continue;
      run.started = true;
      run.starts.emit(run.startKind);
    }
  }

  #onConnectHub(): EventHub<StartKind> {
    const owner = ambientOwner();
    return owner instanceof FlowRun ? owner.starts : this.#connects;
  }

  #onFailedCommand(name: string, key: string | undefined, message: string): void {
    const entity = this.directory.find(name);
    if (entity === undefined) return;
    const by = entity.commandFailed(key) ?? entity.lastAsker;
    this.facts.tell({ type: "commandFailed", address: entity.address, key, message, flow: by?.flow, node: by?.node });
  }
}
