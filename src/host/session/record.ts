import { readFile } from "node:fs/promises";
import { basename, dirname, extname, relative, resolve, sep } from "node:path";
import { Temporal } from "temporal-polyfill";
import type { Duration } from "../../base/duration.ts";
import { Publisher } from "../../runtime/core/engine/publisher.ts";
import { Facts } from "../../runtime/core/facts.ts";
import { MqttTransport } from "../../runtime/mqtt/mqtt-transport.ts";
import type { Config } from "../../runtime/system/config/config.ts";
import { commandName } from "../../z2m/topics.ts";
import { watchBridge } from "../home/bridge-watch.ts";
import { boundAddresses } from "../home/choose-home.ts";
import { type HomeSnapshot, snapshotOf, writeLastSeen } from "../home/home-snapshot.ts";
import { simulatedHomePath } from "../home/obtain-home.ts";
import { homePatience, neverConnected, noDeviceList } from "../home/wait-for-home.ts";
import { HostError } from "../host-error.ts";
import { installation } from "../installation.ts";
import type { Log } from "../log.ts";
import { machineClock } from "../machine-clock.ts";
import { type FlowSource, resolveTargets, type Targets } from "../project/targets.ts";
import { writeSpan } from "../traces/read-words.ts";
import { type RecordedMessage, recordedLines, recordedWithin } from "../traces/recorder.ts";
import type { HostOptions } from "./host-options.ts";
import { readSettings } from "./settings.ts";
import { type RunningSession, startSession } from "./start-session.ts";

export interface RecordOptions extends HostOptions {
  /** Where the trace is to lie: what it names is seen from there. Undefined: in `traces` beside the flows. */
  readonly output: string | undefined;
  /** Undefined: until `stopped`. */
  readonly length: Duration | undefined;
  /** Whether people move about in a simulated home by themselves. */
  readonly life: boolean;
}

/** The last of what is heard belongs to no trace: when it is played it may come a little earlier, or not at all. Milliseconds. */
const settling = 500;

/**
 * Records what happens to the devices of flows and what is sent to devices, and returns it as the text of a trace. On a broker
 * the flows are run by somebody else; in a simulated home they run here. Throws a HostError when there is no home.
 */
export async function record(paths: readonly string[], options: RecordOptions, log: Log, stopped: Promise<unknown>): Promise<string> {
  const targets = await resolveTargets(paths);
  const isSimulated = options.simulate !== undefined;
  let session: RunningSession | undefined;
  let listener: Listener | undefined;
  try {
    if (isSimulated) {
      const listening: Promise<Listener>[] = [];
      let live: () => void = () => undefined;
      const isLive = new Promise<void>((done) => {
        live = done;
      });
      session = await startSession(
        paths,
        { ...options, typeCheck: false, startupQuery: false, watchesDetails: false },
        log,
        (begun, config) => {
          begun.live.on(live);
          listening.push(Listener.open(config));
        },
      );
      listener = await listening[0];
      await isLive;
    } else listener = await Listener.open(await readSettings(targets.project, options, true, log));
    if (listener === undefined) throw new Error("There is nothing to record from");
    const home = await listener.home;
    if (!isSimulated) await writeLastSeen(targets.project, home);
    const watched = await watchedBy(targets.sources);
    const begun = listener.begin();
    for (const { ieee, name } of home.description.devices) if (watched?.has(ieee) !== false) session?.simulation?.home.report(name, {});
    if (!isSimulated) listener.askFor(home, watched);
    const broker = session?.simulation?.broker;
    const where = broker === undefined ? "" : `; the simulated home answers on mqtt://${broker.host}:${broker.port}`;
    log({ level: "info", event: "recording", text: `recording${where}`, data: { port: broker?.port ?? null } });
    await Promise.race([stopped, ...(options.length === undefined ? [] : [pause(options.length)])]);

    const end = Math.max(0, Math.floor((machineClock.monotonic() - begun.monotonic - settling) / 10) * 10);
    const texts = await Promise.all(targets.sources.map(({ path }) => readFile(path, "utf8")));
    const lines = recordedLines(listener.messages(begun.monotonic), {
      home: home.description,
      watched,
      keys: new Set(["linkquality", "last_seen", "update"].filter((key) => texts.some((text) => text.includes(key)))),
      queries: isSimulated,
      end,
    });
    const header = await headerOf({ targets, options, config: listener.config, wall: begun.wall, end });
    const quiet = lines.some((line) => / (EXPECT|ANY) /.test(line)) ? [] : [`0s..${writeSpan(end)}  NEVER  * *`];
    return `${[...header, "", ...lines, ...quiet].join("\n")}\n`;
  } finally {
    await listener?.close();
    await session?.stop();
  }
}

/** What is heard of the home on a connection of its own. */
class Listener {
  readonly config: Config;
  readonly home: Promise<HomeSnapshot>;
  readonly #transport: MqttTransport;
  readonly #heard: { readonly topic: string; readonly text: string; readonly at: number }[] = [];

  private constructor(config: Config, transport: MqttTransport) {
    this.config = config;
    this.#transport = transport;
    const prefix = `${config.baseTopic}/`;
    transport.onMessage((message) => {
      const topic = message.topic.startsWith(prefix) ? message.topic.slice(prefix.length) : "bridge/";
      if (!topic.startsWith("bridge/")) this.#heard.push({ topic, text: message.text(), at: machineClock.monotonic() });
    });
    this.home = this.#awaitHome();
  }

  static async open(config: Config): Promise<Listener> {
    if (config.broker === undefined) throw new Error("A recording needs a broker");
    const transport = new MqttTransport(config.broker, { clock: machineClock });
    const listener = new Listener(config, transport);
    // It is looked at later; until then nobody has been told.
    listener.home.catch(() => undefined);
    transport.subscribe([`${config.baseTopic}/#`]).catch(() => undefined);
    transport.open();
    return listener;
  }

  begin(): { readonly monotonic: number; readonly wall: number } {
    // A trace's clock has whole seconds.
    const wall = Math.floor(machineClock.wall() / 1_000) * 1_000;
    return { monotonic: machineClock.monotonic() - (machineClock.wall() - wall), wall };
  }

  messages(since: number): readonly RecordedMessage[] {
    return this.#heard.map(({ topic, text, at }) => ({ topic, text, at: at - since }));
  }

  /** Asks mains-powered devices how they are, so that the trace begins with it. */
  askFor({ description }: HomeSnapshot, watched: ReadonlySet<string> | undefined): void {
    const publisher = new Publisher(this.#transport, new Facts());
    for (const device of description.devices) {
      const keys = device.properties.filter(({ access }) => access.gettable && access.published).map(({ key }) => [key, ""]);
      if (watched?.has(device.ieee) !== true || device.powerSource !== "mains" || keys.length === 0) continue;
      publisher.publish(`${this.config.baseTopic}/${commandName(device)}/get`, JSON.stringify(Object.fromEntries(keys)), undefined);
    }
  }

  close(): Promise<void> {
    return this.#transport.close();
  }

  #awaitHome(): Promise<HomeSnapshot> {
    const place = `${this.config.broker?.host}:${this.config.broker?.port}`;
    return new Promise((found, fail) => {
      watchBridge(this.#transport, this.config.baseTopic, machineClock, {
        onPayloads: ({ devices, groups }) => found(snapshotOf(devices, groups)),
        onUnreadable: () => undefined,
      });
      machineClock.wakeAt(machineClock.monotonic() + homePatience, () => {
        const { connected, lastProblem } = this.#transport;
        fail(new HostError(connected ? noDeviceList(place, this.config.baseTopic) : neverConnected(place, lastProblem)));
      });
    });
  }
}

function pause(length: Duration): Promise<void> {
  return new Promise((done) => {
    machineClock.wakeAt(machineClock.monotonic() + length, done);
  });
}

/** Addresses of the devices that flows name; undefined where a flow may look at any: a module, a set of all that can do something. */
async function watchedBy(sources: readonly FlowSource[]): Promise<ReadonlySet<string> | undefined> {
  const texts = await Promise.all(sources.map(({ path }) => readFile(path, "utf8")));
  if (sources.some(({ kind }) => kind !== "drawn") || texts.some((text) => /"(capability|subflow|group)"/.test(text))) return undefined;
  return new Set((await Promise.all(sources.map(boundAddresses))).flat());
}

interface Header {
  readonly targets: Targets;
  readonly options: RecordOptions;
  readonly config: Config;
  readonly wall: number;
  readonly end: number;
}

async function headerOf({ targets, options, config, wall, end }: Header): Promise<readonly string[]> {
  const { project, sources } = targets;
  const folder = options.output === undefined ? undefined : dirname(resolve(options.output));
  const nameOf = ({ id, path }: FlowSource): string => {
    const isBeside = folder === undefined || (basename(folder) === "traces" ? dirname(folder) : folder) === dirname(path);
    return isBeside ? id : relative(folder, path).split(sep).join("/");
  };
  const zone = config.zone ?? machineClock.zone;
  const local = Temporal.Instant.fromEpochMilliseconds(wall).toZonedDateTimeISO(zone).toPlainDateTime();
  const home = options.simulate === undefined ? undefined : await simulatedHomePath({ project, sources, options, log: () => undefined });
  const seen = home === undefined || dirname(home) === installation.homes ? home : relative(folder ?? ".", home);
  return [
    "# Recorded. Leave what matters: the lines before and after, and what changes by itself.",
    `flows: ${sources.map(nameOf).join(", ")}`,
    ...(seen === undefined
      ? []
      : [`home: ${dirname(seen) === installation.homes ? basename(seen, extname(seen)) : seen.split(sep).join("/")}`]),
    `clock: ${local.toString({ smallestUnit: "second" }).replace("T", " ")} ${zone}`,
    ...(config.location === undefined ? [] : [`place: ${config.location.latitude}, ${config.location.longitude}`]),
    `within: ${writeSpan(recordedWithin)}`,
    `end: ${writeSpan(end)}`,
    // The flows have known the home for longer than the trace: what they do not send to it, they may send when it is played.
    ...(options.simulate === undefined ? ["others: ignore"] : []),
  ];
}
