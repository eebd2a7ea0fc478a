import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { seconds } from "../../../base/duration.ts";
import { isJsonObject } from "../../../base/json.ts";
import { parseJson } from "../../../z2m/read-json.ts";
import { Runtime } from "../../core/engine/runtime.ts";
import type { HomeBase } from "../../core/home-types.ts";
import { fetchBridge } from "../../mqtt/fetch-bridge.ts";
import { MqttTransport } from "../../mqtt/mqtt-transport.ts";
import { type Config, defaultConfig } from "../config/config.ts";
import { environmentOverrides, type Overrides, withOverrides } from "../config/overrides.ts";
import { readConfig } from "../config/read-config.ts";
import { openFileStore } from "../durable-store.ts";
import { homeProtocol } from "../home-protocol.ts";
import { secretsIn } from "../redact.ts";
import { openServices } from "../services.ts";
import { SystemClock } from "../system-clock.ts";
import type { Connection, ConnectOptions } from "./connect.ts";
import { ConnectError } from "./connect-error.ts";
import { onTermination } from "./on-termination.ts";
import { configFileName, nearestProject } from "./program-folder.ts";
import { factLine, type ProgramLog, programLog } from "./program-log.ts";

/** How long devices and the broker are waited for. */
const usualTimeout = seconds(5);

/** See `connect`. */
export async function openHome(options: ConnectOptions): Promise<Connection<HomeBase>> {
  const program = process.argv[1] ?? "program";
  const folder = options.folder ?? nearestProject(dirname(program)) ?? nearestProject(process.cwd());
  const { config, warnings } = await loadProgramConfig(folder, options);
  const log = createLog(config, options);
  for (const warning of warnings) log("warning", warning);
  const { broker, baseTopic } = config;
  if (broker === undefined) throw new ConnectError(noBroker(folder), 78);

  const clock = new SystemClock(config.zone);
  const report = {
    oversized: (topic: string, size: number) => log("warning", `${topic}: a message of ${size} bytes was dropped`),
    notAllowed: (filters: readonly string[]) => log("warning", `the broker does not let this user read ${filters.join(", ")}`),
    listenerFailed: (error: unknown) => log("error", error instanceof Error ? (error.stack ?? error.message) : String(error)),
  };
  const transport = new MqttTransport(broker, { clock, report }).open();
  const payloads = await devicesOf(transport, { folder, baseTopic, timeout: options.timeout ?? usualTimeout, clock, log });
  const services = openServices({
    config,
    clock,
    onProblem: (text) => log("warning", text),
    onListening: (url) => log("info", `answering on ${url}`),
    onNotification: ({ title, text }) => log("info", `notification: ${title === undefined ? "" : `${title}: `}${text}`),
  });
  const store = await openFileStore(stateFolder(folder ?? process.cwd(), program), {
    clock,
    onProblem: ({ where, what, remedy }) => log("warning", `${where}: ${what}; ${remedy}`),
  });
  const { quirks } = config;
  const startupQuery = options.startupQuery ?? config.run.startupQuery;
  const runtime = new Runtime({ clock, transport, protocol: homeProtocol, baseTopic, store, services, quirks, startupQuery });
  runtime.facts.on((fact) => {
    const line = factLine(fact);
    if (line !== undefined) log(...line);
  });
  runtime.remember(payloads.devices, payloads.groups);

  async function close(): Promise<void> {
    await services.close();
    await runtime.stop();
    await store.close();
  }
  if (options.handleSignals !== false) onTermination(close, runtime);
  return { home: runtime.home, runtime, close };
}

/** Each program has its own: two that wrote one file would undo each other's state. */
function stateFolder(folder: string, program: string): string {
  return join(folder, ".ziggy-flow", "programs", basename(program));
}

async function loadProgramConfig(
  folder: string | undefined,
  options: ConnectOptions,
): Promise<{ config: Config; warnings: readonly string[] }> {
  let config = defaultConfig;
  let warnings: readonly string[] = [];
  const path = folder === undefined ? undefined : join(folder, configFileName);
  if (path !== undefined && existsSync(path)) {
    const read = await readConfig(path);
    if (!read.ok) throw new ConnectError(read.error[0] ?? { what: "it cannot be used", remedy: "correct it", where: path }, 78);
    config = read.value.config;
    warnings = read.value.warnings.map(({ where, what, remedy }) => `${where}: ${what}; ${remedy}`);
  }
  const layers: [Overrides, string][] = [
    [environmentOverrides(process.env), "environment"],
    [{ broker: options.broker, baseTopic: options.baseTopic }, "connect()"],
  ];
  for (const [overrides, source] of layers) {
    const changed = withOverrides(config, overrides, source);
    if (!changed.ok) throw new ConnectError(changed.error, 78);
    config = changed.value;
  }
  return { config, warnings };
}

function noBroker(folder: string | undefined): { what: string; remedy: string } {
  const what = folder === undefined ? `there is no ${configFileName} beside the program or above it` : "no broker is named";
  return { what, remedy: `write ${configFileName} with host = "…" in [mqtt_server] (ziggy-flow init makes one), or set ZIGGY_FLOW_BROKER` };
}

function createLog(config: Config, options: ConnectOptions): ProgramLog {
  const { stderr, env } = process;
  return programLog({
    write: (line) => void stderr.write(line),
    colors: stderr.isTTY === true && (env.NO_COLOR ?? "") === "" && env.TERM !== "dumb",
    verbose: options.verbose ?? false,
    secrets: secretsIn(config),
  });
}

interface DevicesOptions {
  readonly folder: string | undefined;
  readonly baseTopic: string;
  readonly timeout: typeof usualTimeout;
  readonly clock: SystemClock;
  readonly log: ProgramLog;
}

/** What the bridge lists; when it is away after a first good start, what home.json remembers of it. */
async function devicesOf(transport: MqttTransport, options: DevicesOptions): Promise<{ devices: unknown; groups: unknown }> {
  const fetched = await fetchBridge(transport, options);
  if (fetched.ok) return fetched.value;
  const remembered =
    options.folder === undefined ? undefined : await readFile(join(options.folder, "home.json"), "utf8").catch(() => undefined);
  const home = remembered === undefined ? undefined : parseJson(remembered);
  if (isJsonObject(home) && Array.isArray(home.devices)) {
    options.log("warning", `${fetched.error.what}; going on with the devices of home.json until it is back`);
    return { devices: home.devices, groups: home.groups };
  }
  await transport.close();
  throw new ConnectError(fetched.error, 1);
}
