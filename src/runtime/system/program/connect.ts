import type { Duration } from "../../../base/duration.ts";
import type { Runtime } from "../../core/engine/runtime.ts";
import type { HomeBase } from "../../core/home-types.ts";

export interface ConnectOptions {
  /** Folder of the project. Default: the nearest one with a config.toml, from the program's own folder upwards. */
  readonly folder?: string;
  /** In place of what config.toml says: `mqtt://host:port`. */
  readonly broker?: string;
  readonly baseTopic?: string;
  /** For the broker and Zigbee2MQTT's device list together. Default 5 s. */
  readonly timeout?: Duration;
  /** Ask mains-powered devices for their state. Default: as configured, else true. */
  readonly startupQuery?: boolean;
  /** Close and leave with exit code 0 on SIGINT and SIGTERM. Default true. */
  readonly handleSignals?: boolean;
  /** Also tell what is only interesting when something is wrong. */
  readonly verbose?: boolean;
}

/** A program's connection to its home. */
export interface Connection<H extends HomeBase> {
  readonly home: H;
  readonly runtime: Runtime;
  /** Lets what was sent leave, stores durable state, disconnects. */
  close(): Promise<void>;
}

/**
 * Connects a program to its home: reads config.toml, connects to the broker, waits for Zigbee2MQTT's device list. `H` is the
 * `Home` of the generated home module. Rejects with a `ConnectError` in words.
 *
 *     import { connect } from "ziggy-flow";
 *     import type { Home } from "./generated/home.ts";
 *
 *     const { home } = await connect<Home>();
 *     home.hallMotion.occupancy.onChange((present) => home.hallLamp.state.set(present));
 */
export async function connect<H extends HomeBase = HomeBase>(options: ConnectOptions = {}): Promise<Connection<H>> {
  // Late, because flows and tests that import the runtime's words need neither MQTT nor files.
  const { openHome } = await import("./open-home.ts");
  const connection = await openHome(options);
  // The type of the home is a promise of the generated module, which is checked against the bridge's list when it is made.
  return { ...connection, home: connection.home as H };
}
