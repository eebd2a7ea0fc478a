import type { Json } from "../../base/json.ts";
import { pressButton } from "../../runtime/core/buttons.ts";
import type { Clock } from "../../runtime/core/clock.ts";
import { MemoryStore } from "../../runtime/core/durable.ts";
import { Runtime } from "../../runtime/core/engine/runtime.ts";
import type { Quirks } from "../../runtime/core/entity/quirks.ts";
import type { Fact } from "../../runtime/core/facts.ts";
import type { FlowDefinition } from "../../runtime/core/flow.ts";
import type { RunningMarker } from "../../runtime/core/marker.ts";
import type { HttpFetchRequest, Services } from "../../runtime/core/services.ts";
import { homeProtocol } from "../../runtime/system/home-protocol.ts";
import { BodyCheck } from "../../runtime/system/http/check-body.ts";
import { MemoryTransport, type PublishedMessage } from "../../runtime/testing/memory-transport.ts";
import { ScriptedHttp, type ScriptedReply } from "../../runtime/testing/scripted-http.ts";
import { VirtualClock } from "../../runtime/testing/virtual-clock.ts";
import type { HomeSnapshot } from "../home/home-snapshot.ts";
import { Echo } from "./echo.ts";
import { baseTopic, isQuery, type TraceNames } from "./names.ts";
import { wallOf } from "./read-header.ts";
import { readText } from "./read-words.ts";
import type { Deed, Stimulus, Trace } from "./trace.ts";

export interface Performance {
  /** Oldest first. */
  readonly deeds: readonly Deed[];
  readonly faults: readonly PlayFault[];
  /** What flow code wrote to the console. */
  readonly printed: readonly Printed[];
}

export interface Printed {
  readonly at: number;
  readonly text: string;
}

export interface Play {
  /** Its names are friendly names. */
  readonly trace: Trace;
  readonly definitions: readonly FlowDefinition[];
  readonly home: HomeSnapshot;
  readonly names: TraceNames;
  readonly quirks: Quirks;
  readonly watch: PlayWatch;
}

/** Lets another thread see that the play goes on, and who is at work. */
export interface PlayWatch {
  readonly marker: RunningMarker;
  beat(): void;
  onStart(clock: Clock): void;
  onPlace(place: number, flow: string, node: string | undefined): void;
}

/** Something that must not happen, whatever the trace says: a flow that throws, is held, or asks for what cannot be. */
export interface PlayFault {
  readonly at: number;
  readonly text: string;
}

/** Wake-ups of one trace: a flow whose timers start each other without end is told, not waited for. */
const mostWakeUps = 2_000_000;
/** Promises that may hang on each other between two moments. */
const promiseDepth = 16;

/** Plays a trace on the virtual clock. No broker, no network, no disk. */
export async function playTrace(play: Play): Promise<Performance> {
  const { trace } = play;
  const player = new Player(play);
  await player.start(play.definitions);
  const stimuli = trace.stimuli.toSorted((a, b) => a.at - b.at);
  for (const stimulus of stimuli) await player.deliver(stimulus);
  const ends = [...trace.stimuli.map(({ at }) => at + trace.settings.within), ...trace.expectations.map(({ to }) => to)];
  await player.advance(trace.settings.end ?? Math.max(trace.settings.until, ...ends));
  return player.end();
}

interface OpenRequest {
  readonly replies: readonly ScriptedReply[];
  told: number;
}

class Player {
  readonly #trace: Trace;
  readonly #names: TraceNames;
  readonly #home: HomeSnapshot;
  readonly #echo: Echo;
  readonly #clock: VirtualClock;
  readonly #http = new ScriptedHttp();
  /** What flows keep over a restart. */
  readonly #store = new MemoryStore();
  readonly #play: Play;
  #transport = new MemoryTransport();
  #runtime: Runtime;
  readonly #deeds: Deed[] = [];
  readonly #faults: PlayFault[] = [];
  readonly #requests: OpenRequest[] = [];
  readonly #watch: PlayWatch;
  #wakeUps = 0;
  #flows: readonly string[] = [];

  constructor(play: Play) {
    const { trace, home, names, watch } = play;
    this.#play = play;
    this.#watch = watch;
    this.#trace = trace;
    this.#names = names;
    this.#home = home;
    this.#echo = new Echo(home.description);
    const { clock } = trace.settings;
    this.#clock = new VirtualClock({ wall: wallOf(clock), zone: clock.zone });
    this.#http.answer = (request) => this.#onFetch(request);
    this.#runtime = this.#newRuntime();
    watch.onStart(this.#clock);
  }

  #newRuntime(): Runtime {
    const { quirks, watch } = this.#play;
    this.#transport = new MemoryTransport();
    this.#transport.onPublish((message) => this.#onPublish(message));
    const runtime = new Runtime({
      transport: this.#transport,
      clock: this.#clock,
      protocol: homeProtocol,
      baseTopic,
      store: this.#store,
      startupQuery: false,
      quirks,
      marker: watch.marker,
      services: this.#services(),
    });
    runtime.facts.on((fact) => this.#onFact(fact));
    return runtime;
  }

  /** The program ends and begins again; the home goes on, and says nothing that it would not have said. */
  async #restart(): Promise<void> {
    await this.#runtime.stop();
    this.#runtime = this.#newRuntime();
    await this.start(this.#play.definitions);
  }

  async start(definitions: readonly FlowDefinition[]): Promise<void> {
    this.#flows = definitions.map((definition) => definition.name);
    this.#transport.keep(`${baseTopic}/bridge/state`, { state: "online" });
    this.#transport.keep(`${baseTopic}/bridge/groups`, JSON.stringify(this.#home.groups));
    this.#transport.keep(`${baseTopic}/bridge/devices`, JSON.stringify(this.#home.devices));
    this.#transport.connect();
    for (const definition of definitions) this.#runtime.load(definition);
    await this.#settle();
  }

  async deliver(stimulus: Stimulus): Promise<void> {
    await this.advance(stimulus.at);
    const { channel, name, payload = "" } = stimulus;
    if (channel === "http") await this.#request(name, stimulus.payload);
    else if (channel === "press") this.#press(name);
    else if (channel === "restart") await this.#restart();
    else if (channel === "mqtt") this.#transport.receive(name, asText(payload));
    else {
      this.#echo.note(name, payload);
      this.#transport.receive(`${baseTopic}/${name}`, asText(payload));
    }
    await this.#settle();
  }

  /** Moves on to a time, letting promises settle at each wake-up on the way. */
  async advance(to: number): Promise<void> {
    for (let next = this.#clock.next; next !== undefined && next <= to; next = this.#clock.next) {
      this.#wakeUps += 1;
      if (this.#wakeUps > mostWakeUps) {
        this.#fault(`the timers of the flows woke ${mostWakeUps} times: they start each other without end`);
        return;
      }
      this.#clock.advanceTo(next);
      await this.#settle();
    }
    this.#clock.advanceTo(to);
  }

  async end(): Promise<Performance> {
    const performance = { deeds: [...this.#deeds], faults: [...this.#faults], printed: [] };
    await this.#runtime.stop();
    return performance;
  }

  async #settle(): Promise<void> {
    this.#watch.beat();
    for (let depth = 0; depth < promiseDepth; depth += 1) await undefined;
    for (const request of this.#requests) {
      for (const { status, body } of request.replies.slice(request.told)) this.#tell("http", String(status), body ?? "");
      request.told = request.replies.length;
    }
  }

  #tell(channel: Deed["channel"], name: string, payload: Json): void {
    this.#deeds.push({ at: this.#clock.monotonic(), channel, name, payload });
  }

  #fault(text: string): void {
    this.#faults.push({ at: this.#clock.monotonic(), text });
  }

  #onPublish({ topic, payload }: PublishedMessage): void {
    const device = this.#names.ofTopic(topic);
    const content = readText(payload);
    if (device === undefined) {
      this.#tell("mqtt", topic, content);
      // A broker gives a message to all who listen, the sender among them.
      this.#later(0, () => this.#transport.receive(topic, payload));
      return;
    }
    const deed = { channel: "device", name: device } as const;
    this.#tell(deed.channel, deed.name, content);
    const { echo } = this.#trace.settings;
    if (echo !== undefined && !isQuery(deed)) this.#later(echo, () => this.#answer(device, content));
  }

  #answer(device: string, content: Json): void {
    for (const report of this.#echo.answer(device, content)) this.#transport.receive(`${baseTopic}/${report.name}`, report.payload);
  }

  #later(span: number, work: () => void): void {
    this.#clock.wakeAt(this.#clock.monotonic() + span, work);
  }

  #press(button: string): void {
    const [node = "", only] = button.split("/").reverse();
    const flows = this.#flows.filter((flow) => only === undefined || flow === only).map((flow) => this.#runtime.flow(flow));
    const pressed = flows.filter((flow) => flow !== undefined && pressButton(flow, node));
    if (pressed.length === 0) this.#fault(`no flow has a button "${button}"`);
  }

  async #request(name: string, body: Json | undefined): Promise<void> {
    const route = this.#http.routes.find(({ method, path }) => `${method} ${path}` === name);
    if (route === undefined) {
      this.#fault(`no flow answers ${name}`);
      return;
    }
    const refused = route.schema === undefined ? undefined : await new BodyCheck(route.schema).refuse(body);
    if (refused === undefined) this.#requests.push({ replies: this.#http.request(route.method, route.path, body), told: 0 });
    else this.#tell("http", String(refused.status), refused.text);
  }

  async #onFetch({ method = "GET", url, body }: HttpFetchRequest) {
    this.#tell("fetch", `${method} ${url}`, body ?? "");
    return { status: 200, headers: new Map<string, string>(), text: "", body: undefined };
  }

  #services(): Services {
    return {
      http: this.#http,
      notify: { send: async ({ text, via }) => this.#tell("notify", via, text) },
      commands: {
        run: async ({ argv }) => {
          const [program = ""] = argv;
          this.#tell("run", program, argv);
          return { code: 0, output: "", errors: "" };
        },
      },
      location: this.#trace.settings.place,
      // The same in each run: a trace that passes must pass again.
      random: () => 0.5,
    };
  }

  #onFact(fact: Fact): void {
    if (fact.type === "placeNamed") this.#watch.onPlace(fact.place, fact.flow, fact.node);
    if (fact.type === "logged") this.#tell("log", fact.level, fact.message);
    const fault = faultOf(fact);
    if (fault !== undefined) this.#fault(fault);
  }
}

function faultOf(fact: Fact): string | undefined {
  const by = "flow" in fact && "node" in fact ? [fact.flow, fact.node].filter((part) => part !== undefined).join(", ") : "";
  switch (fact.type) {
    case "flowFaulted":
      return `${by}: ${fact.error.message}`;
    case "flowHeld":
      return `${fact.flow} is held: ${fact.reason}`;
    case "runtimeFaulted":
      return fact.error.message;
    case "commandRefused":
      return `${by}: ${fact.what}: ${fact.reason}`;
    default:
      return undefined;
  }
}

function asText(payload: Json): string {
  return typeof payload === "string" ? payload : JSON.stringify(payload);
}
