import { join } from "node:path";
import type { HomeSource } from "../../contract/facts.ts";
import type { Clock } from "../../runtime/core/clock.ts";
import type { Transport } from "../../runtime/core/transport.ts";
import { MqttTransport } from "../../runtime/mqtt/mqtt-transport.ts";
import type { Config } from "../../runtime/system/config/config.ts";
import type { SimulatedHome } from "../../simulator/simulated-home.ts";
import { loadConfig } from "../config/load-config.ts";
import { HostError } from "../host-error.ts";
import { installation } from "../installation.ts";
import { type Project, shownPath } from "../project/project.ts";
import { simulatedConfig } from "../simulation/simulated-config.ts";
import { startSimulation } from "../simulation/start-simulation.ts";

/** The connection to a home, simulated or real. */
export interface HomeLine {
  /** The project's configuration with this home's broker: what the runner is started with. */
  readonly config: Config;
  readonly transport: Transport;
  readonly simulated: SimulatedHome | undefined;
  close(): Promise<void>;
}

export interface HomeLineEvents {
  /** Called before the first message: attach what listens. */
  readonly onTransport: (transport: Transport, config: Config) => void;
  readonly onProblem: (text: string) => void;
}

export interface HomeLineOptions {
  readonly project: Project;
  readonly source: HomeSource;
  readonly clock: Clock;
  /** Whether people move about in simulated homes by themselves. */
  readonly life: boolean;
}

/** Connects to the home of a project. Throws a HostError when the configuration or the simulated home cannot be used. */
export async function openHomeLine(options: HomeLineOptions, events: HomeLineEvents): Promise<HomeLine> {
  const config = await readConfigFor(options.project, options.source);
  return options.source.type === "simulated"
    ? simulatedLine(options, options.source.home, config, events)
    : brokerLine(options, config, events);
}

async function readConfigFor(project: Project, source: HomeSource): Promise<Config> {
  const overrides = source.type === "broker" ? { broker: source.url, baseTopic: source.baseTopic } : {};
  const needsBroker = source.type === "broker";
  const loaded = await loadConfig({ path: project.config, environment: process.env, needsBroker, ...overrides });
  if (loaded.ok) return loaded.value.config;
  const [first] = loaded.error;
  if (first === undefined) throw new HostError({ kind: "configuration", where: shownPath(project.config), what: "it cannot be used" });
  throw new HostError({ kind: "configuration", where: first.where, what: first.what, remedy: first.remedy });
}

async function simulatedLine(options: HomeLineOptions, home: string, settings: Config, events: HomeLineEvents): Promise<HomeLine> {
  const { LinkTransport } = await import("./link-transport.ts");
  let transport: Transport | undefined;
  const simulation = await startSimulation({
    path: home === "recorded" ? options.project.home : join(installation.homes, home),
    baseTopic: settings.baseTopic,
    life: options.life,
    beforeStart: (link) => {
      transport = new LinkTransport(link);
      events.onTransport(transport, settings);
    },
  });
  if (transport === undefined) throw new Error("The simulated home was started without its listener");
  return {
    config: simulatedConfig(settings, simulation),
    transport,
    simulated: simulation.home,
    close: () => simulation.stop(),
  };
}

function brokerLine({ clock }: HomeLineOptions, config: Config, events: HomeLineEvents): HomeLine {
  const { broker } = config;
  if (broker === undefined) throw new HostError({ kind: "configuration", what: "no broker is named" });
  const transport = new MqttTransport(broker, {
    clock,
    report: {
      connectionProblem: ({ what, remedy }) => events.onProblem(`${what}\n${remedy}`),
      notAllowed: (filters) => events.onProblem(`the broker does not let this user subscribe to ${filters.join(", ")}`),
    },
  });
  events.onTransport(transport, config);
  transport.open();
  return { config, transport, simulated: undefined, close: () => transport.close() };
}
