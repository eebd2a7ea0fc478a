import { allQuirks, type Quirks } from "../../core/entity/quirks.ts";
import type { Location } from "../../core/services.ts";
import type { MqttSettings } from "../../mqtt/mqtt-settings.ts";

/** What config.toml, secrets/secrets.json and the environment say, checked and complete. Plain data: it travels to the runner's thread. */
export interface Config {
  /** Undefined when no broker is named anywhere: enough for a simulated home. */
  readonly broker: MqttSettings | undefined;
  readonly baseTopic: string;
  readonly location: Location | undefined;
  /** IANA zone; left out: the machine's. */
  readonly zone: string | undefined;
  readonly http: HttpSettings;
  readonly quirks: Quirks;
  readonly run: RunSettings;
  readonly notify: NotifySettings;
  readonly security: SecuritySettings;
  /** Texts that flows may name and logs never show, by name. */
  readonly secrets: ReadonlyMap<string, string>;
}

export interface HttpSettings {
  /** Address to listen on; anything but the loopback interface demands a token. */
  readonly host: string;
  readonly port: number;
  /** Demanded as `Authorization: Bearer …` of every request. */
  readonly token: string | undefined;
}

/** Addresses of the services that bring messages to people, without a slash at the end. */
export interface NotifySettings {
  readonly ntfy: string;
  readonly pushover: string;
  readonly telegram: string;
}

export interface SecuritySettings {
  /** Whether flows may run programs of this machine: any, none, or those named here. */
  readonly allowCommands: boolean | readonly string[];
}

export interface RunSettings {
  /** Ask mains-powered devices for their state when starting. */
  readonly startupQuery: boolean;
}

/** What holds where nothing is configured. */
export const defaultConfig: Config = {
  broker: undefined,
  baseTopic: "zigbee2mqtt",
  location: undefined,
  zone: undefined,
  http: { host: "127.0.0.1", port: 5001, token: undefined },
  quirks: allQuirks,
  run: { startupQuery: true },
  notify: { ntfy: "https://ntfy.sh", pushover: "https://api.pushover.net", telegram: "https://api.telegram.org" },
  security: { allowCommands: false },
  secrets: new Map(),
};
