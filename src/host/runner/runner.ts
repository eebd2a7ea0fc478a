import { milliseconds, seconds } from "../../base/duration.ts";
import { pressButton } from "../../runtime/core/buttons.ts";
import type { DurableStore } from "../../runtime/core/durable.ts";
import { Runtime } from "../../runtime/core/engine/runtime.ts";
import { type Fact, faultText } from "../../runtime/core/facts.ts";
import { isLasting } from "../../runtime/mqtt/connect-problem.ts";
import { MqttTransport } from "../../runtime/mqtt/mqtt-transport.ts";
import { openFileStore } from "../../runtime/system/durable-store.ts";
import { openServices } from "../../runtime/system/services.ts";
import { SystemClock } from "../../runtime/system/system-clock.ts";
import { watchBridge } from "../home/bridge-watch.ts";
import type { LogLevel } from "../log.ts";
import { DetailBatches } from "./detail-batches.ts";
import { FlowSampler } from "./flow-sampler.ts";
import { homeProtocol } from "./home-protocol.ts";
import { loadFlow } from "./load-flow.ts";
import type { FromRunner, LifeData, RunnableFlow, RunnerData, ToRunner } from "./protocol.ts";
import { PulseWriter } from "./pulse.ts";

const beatEvery = milliseconds(100);
const idleAfter = seconds(1);

/** What lives in the runner's thread: transport, runtime, flows. Speaks with the host in messages only. */
export class Runner {
  readonly #data: RunnerData & LifeData;
  readonly #send: (message: FromRunner) => void;
  readonly #clock: SystemClock;
  readonly #pulse: PulseWriter;
  readonly #transport: MqttTransport;
  readonly #services: ReturnType<typeof openServices>;
  readonly #runtime: Runtime;
  #samplers: readonly FlowSampler[] = [];
  #messages = 0;
  #places = 0;
  #work: Promise<void> = Promise.resolve();

  private constructor(data: RunnerData & LifeData, send: (message: FromRunner) => void, clock: SystemClock, store: DurableStore) {
    this.#data = data;
    this.#send = send;
    this.#pulse = new PulseWriter(data.pulse);
    this.#clock = clock;
    this.#transport = this.#createTransport();
    this.#services = this.#createServices();
    this.#runtime = this.#createRuntime(store);
    this.#beat();
    this.#transport.open();
  }

  /** Reads durable state, begins connecting. Never rejects: state that cannot be read is told and begun anew. */
  static async open(data: RunnerData & LifeData, send: (message: FromRunner) => void): Promise<Runner> {
    const clock = new SystemClock(data.config.zone);
    const store = await openFileStore(data.stateFolder, {
      clock,
      onProblem: ({ where, what, remedy }) =>
        send({ type: "told", level: "warning", event: "durableState", text: `${where}: ${what}\n${remedy}` }),
    });
    return new Runner(data, send, clock, store);
  }

  /** Messages are worked off one after the other: loading a flow takes a while, and order matters. */
  receive(message: Exclude<ToRunner, { type: "stop" }>): void {
    this.#work = this.#work.then(() => this.#handle(message)).catch((error: unknown) => this.reportStray(error));
  }

  /** Lets what was published leave, writes durable state. */
  async stop(): Promise<void> {
    await this.#runtime.stop();
    await this.#services.close();
  }

  /** Something threw outside of all turns. */
  reportStray(error: unknown): void {
    this.#send({ type: "fact", fact: { type: "runtimeFaulted", error: faultText(error) } });
  }

  async #handle(message: Exclude<ToRunner, { type: "stop" }>): Promise<void> {
    switch (message.type) {
      case "home":
        if (this.#runtime.description === undefined) this.#runtime.remember(message.devices, message.groups);
        for (const { address, payload } of message.states ?? []) this.#runtime.rememberState(address, payload);
        return;
      case "deploy":
        return this.#deploy(message.flow);
      case "withdraw":
        return this.#runtime.unload(message.id);
      case "watch":
        return this.#watch(message.flows);
      case "press":
        return this.#press(message.flow, message.node);
      case "settle":
        void this.#runtime.subscribed().then(() => this.#send({ type: "settled", ticket: message.ticket }));
        return;
      case "complete":
        // Not awaited: more flows may come while the broker is away.
        void this.#announceLive();
    }
  }

  #press(id: string, node: string): void {
    const flow = this.#runtime.flow(id);
    if (flow !== undefined && pressButton(flow, node)) return;
    this.#tellOperator("warning", "noButton", `${id} runs without a button "${node}": save it and run it again`);
  }

  #watch(flows: readonly string[]): void {
    for (const sampler of this.#samplers) sampler.stop();
    this.#samplers = flows.map(
      (flow) => new FlowSampler(flow, this.#runtime, this.#clock, (sample) => this.#send({ type: "sampled", sample })),
    );
  }

  async #deploy(flow: RunnableFlow): Promise<void> {
    // Code at the top level of the module runs before the runtime knows the flow.
    const place = this.#namePlace(flow.id);
    const before = this.#pulse.enter(place);
    try {
      const definition = await loadFlow(flow, this.#clock);
      this.#runtime.load(definition, this.#data.restarted ? { startKind: "deploy" } : {});
    } catch (error) {
      this.#fail(flow.id, faultText(error));
    } finally {
      this.#pulse.leave(before);
    }
  }

  /** Places of the runtime count up from 1; those of loading count down, so that they never meet. */
  #namePlace(flow: string): number {
    this.#places -= 1;
    this.#send({ type: "fact", fact: { type: "placeNamed", place: this.#places, flow, node: undefined } });
    return this.#places;
  }

  #fail(id: string, error: ReturnType<typeof faultText>): void {
    this.#send({ type: "flowFailed", id, error, previousRuns: this.#runtime.flowStatus(id) === "running" });
  }

  async #announceLive(): Promise<void> {
    await this.#runtime.subscribed();
    this.#send({ type: "live" });
    this.#watchForIdle();
  }

  #watchForIdle(): void {
    const { turn } = this.#runtime.loop;
    const messages = this.#messages;
    this.#clock.wakeAt(this.#clock.monotonic() + idleAfter, () => {
      if (turn === this.#runtime.loop.turn && messages === this.#messages) this.#send({ type: "idle" });
      this.#watchForIdle();
    });
  }

  #beat(): void {
    this.#pulse.beat();
    this.#clock.wakeAt(this.#clock.monotonic() + beatEvery, () => this.#beat());
  }

  #createTransport(): MqttTransport {
    const { config } = this.#data;
    if (config.broker === undefined) throw new Error("The runner was started without a broker");
    const warn = (event: string, text: string): void => this.#tellOperator("warning", event, text);
    const transport = new MqttTransport(config.broker, {
      clock: this.#clock,
      report: {
        connectionProblem: (problem) => {
          this.#send({ type: "notConnected", problem: { what: problem.what, remedy: problem.remedy, lasting: isLasting(problem) } });
        },
        oversized: (topic, size) =>
          warn("messageTooLarge", `${topic}: a message of ${size} bytes was dropped: it is larger than a home can need`),
        notAllowed: (filters) => warn("notAllowed", `the broker does not let this user subscribe to ${filters.join(", ")}`),
        listenerFailed: (error) => this.reportStray(error),
      },
    });
    transport.onMessage(() => {
      this.#messages += 1;
    });
    watchBridge(transport, config.baseTopic, this.#clock, {
      onPayloads: (payloads) => this.#send({ type: "bridge", ...payloads }),
      onUnreadable: (topic) => warn("bridgeUnreadable", `${topic}: the payload is no JSON; the list before is used`),
    });
    return transport;
  }

  #createServices(): ReturnType<typeof openServices> {
    return openServices({
      config: this.#data.config,
      clock: this.#clock,
      onProblem: (text) => this.#tellOperator("warning", "services", text),
      onListening: (url) => this.#tellOperator("info", "httpListening", `HTTP requests are answered on ${url}`),
      onNotification: (notification) => this.#send({ type: "notification", ...notification }),
    });
  }

  #tellOperator(level: LogLevel, event: string, text: string): void {
    this.#send({ type: "told", level, event, text });
  }

  #createRuntime(store: DurableStore): Runtime {
    const { config, startupQuery, watchesDetails } = this.#data;
    const runtime = new Runtime({
      clock: this.#clock,
      transport: this.#transport,
      protocol: homeProtocol,
      baseTopic: config.baseTopic,
      store,
      services: this.#services,
      marker: this.#pulse,
      quirks: config.quirks,
      startupQuery,
    });
    runtime.facts.on((fact) => this.#tell(fact));
    if (watchesDetails) {
      const batches = new DetailBatches(this.#clock, (facts, left) => this.#send({ type: "details", facts, left }));
      runtime.facts.onDetail((fact) => batches.add(fact));
    }
    return runtime;
  }

  #tell(fact: Fact): void {
    // The host reads the home from the bridge's payloads, which it also keeps.
    if (fact.type === "homeChanged") return;
    this.#send({ type: "fact", fact });
    // Whether the version before goes on is only known when the turn is over.
    if (fact.type === "flowFaulted" && fact.setUp) queueMicrotask(() => this.#fail(fact.flow, fact.error));
  }
}
