import { isJsonObject, type JsonObject } from "../../base/json.ts";
import type { MqttSettings } from "../../runtime/mqtt/mqtt-settings.ts";
import type { SimulatorLink } from "../../simulator/link.ts";
import { startEmbeddedBroker } from "../../simulator/node/embedded-broker.ts";
import { loadHome } from "../../simulator/node/load-home.ts";
import { SimulatedHome } from "../../simulator/simulated-home.ts";
import { HostError, messageOf } from "../host-error.ts";
import { machineClock } from "../machine-clock.ts";

/** A simulated Zigbee2MQTT with a broker of its own. */
export interface Simulation {
  readonly home: SimulatedHome;
  readonly broker: MqttSettings;
  readonly baseTopic: string;
  stop(): Promise<void>;
}

export interface SimulationOptions {
  /** A `bridge/devices` payload, a home.json, or a folder of payloads. */
  readonly path: string;
  readonly baseTopic: string;
  /** Default: one that is free. */
  readonly port?: number | undefined;
  /** Sensors drift and people move about by themselves. Default: false. */
  readonly life?: boolean | undefined;
  /** Called before the home says anything: who wants to hear all of it listens here. */
  readonly beforeStart?: ((link: SimulatorLink) => void) | undefined;
}

const localhost = "127.0.0.1";

/** Throws a HostError when the home cannot be read or the port is taken. */
export async function startSimulation({ path, baseTopic, port, life = false, beforeStart }: SimulationOptions): Promise<Simulation> {
  const loaded = loadHome(path);
  if (!loaded.ok) {
    throw new HostError({
      kind: "failed",
      what: loaded.error,
      remedy: "give a bridge/devices payload, a home.json, or a folder of payloads",
    });
  }
  const broker = await startEmbeddedBroker({ host: localhost, ...(port === undefined ? {} : { port }) }).catch((error: unknown) => {
    throw new HostError({ kind: "failed", where: `port ${port}`, what: messageOf(error), remedy: "choose another port" });
  });
  const info = withBaseTopic(loaded.value.info ?? {}, baseTopic);
  const home = new SimulatedHome({ ...loaded.value, info, clock: machineClock, link: broker.link(), life });
  beforeStart?.(broker.link());
  home.start();
  return {
    home,
    baseTopic,
    // aedes speaks 3.1.1 only; saying so spares an attempt with 5.
    broker: { host: localhost, port: broker.port, version: 4 },
    stop: async () => {
      home.stop();
      await broker.close();
    },
  };
}

/** The home answers on the base topic that the project uses, whatever the recorded one was. */
function withBaseTopic(info: JsonObject, baseTopic: string): JsonObject {
  const config = isJsonObject(info.config) ? info.config : {};
  const mqtt = isJsonObject(config.mqtt) ? config.mqtt : {};
  return { ...info, config: { ...config, mqtt: { ...mqtt, base_topic: baseTopic } } };
}
