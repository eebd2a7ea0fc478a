import { err, ok, type Result } from "../../base/result.ts";
import type { Config } from "../../runtime/system/config/config.ts";
import type { ConfigProblem } from "../../runtime/system/config/config-problem.ts";
import { environmentOverrides, withOverrides } from "../../runtime/system/config/overrides.ts";
import { configWithoutFile, type LoadedConfig, readConfig } from "../../runtime/system/config/read-config.ts";

export interface LoadConfigOptions {
  /** The project's config.toml, or what `--config` names. */
  readonly path: string;
  /** `--broker` and `--base-topic`: they go before the environment, and that before the file. */
  readonly broker?: string | undefined;
  readonly baseTopic?: string | undefined;
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** False where no broker is needed (a simulated home, a recorded device list): the file may then be missing. */
  readonly needsBroker: boolean;
}

/** The configuration a command works with. Problem codes "configuration missing" and all others mean exit code 78. */
export async function loadConfig(options: LoadConfigOptions): Promise<Result<LoadedConfig, readonly ConfigProblem[]>> {
  const { path, broker, baseTopic } = options;
  const read = await readConfig(path);
  const fromEnvironment = environmentOverrides(options.environment ?? {});
  const canDoWithout = !options.needsBroker || (broker ?? fromEnvironment.broker) !== undefined;
  if (!read.ok && !(canDoWithout && read.error.every((problem) => problem.code === "configuration missing"))) return read;
  const loaded = read.ok ? read : await configWithoutFile(path);
  if (!loaded.ok) return loaded;
  const config = override(loaded.value.config, [
    [fromEnvironment, "environment"],
    [{ broker, baseTopic }, "command line"],
  ]);
  if (!config.ok) return err([config.error]);
  if (options.needsBroker && config.value.broker === undefined) return err([noBroker(path)]);
  return ok({ config: config.value, warnings: loaded.value.warnings });
}

function override(config: Config, all: readonly [Parameters<typeof withOverrides>[1], string][]): Result<Config, ConfigProblem> {
  let result = config;
  for (const [overrides, source] of all) {
    const changed = withOverrides(result, overrides, source);
    if (!changed.ok) return changed;
    result = changed.value;
  }
  return ok(result);
}

function noBroker(path: string): ConfigProblem {
  return {
    code: "key missing",
    where: `${path}, [mqtt_server] host`,
    what: "no broker is named",
    remedy: 'write host = "192.168.1.10" in [mqtt_server]',
  };
}
