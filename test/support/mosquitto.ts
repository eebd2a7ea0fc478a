import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { freePort, untilListening } from "./ports.ts";

const run = promisify(execFile);

/** Where distributions put the broker; `ZIGGY_FLOW_MOSQUITTO` names another place. */
const binary =
  process.env.ZIGGY_FLOW_MOSQUITTO ??
  ["/usr/sbin/mosquitto", "/usr/local/sbin/mosquitto", "/opt/homebrew/sbin/mosquitto"].find((path) => existsSync(path));

/** False where no mosquitto is installed: its tests are then skipped by name, never silently passed. */
export const hasMosquitto = binary !== undefined;

export interface MosquittoOptions {
  /** Only these may connect. */
  readonly users?: Readonly<Record<string, string>>;
  /** PEM files; `demandClientCertificate` also wants the client's. */
  readonly tls?: { readonly ca: string; readonly certificate: string; readonly key: string; readonly demandClientCertificate?: boolean };
  /** More lines of mosquitto.conf. */
  readonly config?: readonly string[];
  /** Lines of the access list file. */
  readonly accessList?: readonly string[];
  readonly port?: number;
}

/** A real mosquitto of this test's own, on an ephemeral port of the loopback interface. */
export interface Mosquitto {
  readonly port: number;
  readonly url: string;
  readonly pid: number;
  /** Everything the broker has logged so far. */
  log(): string;
  /** kill −9: no good-byes, no saved state. */
  kill(): Promise<void>;
  /** Starts it again on the same port; resolves once it listens. */
  start(): Promise<void>;
  /** SIGSTOP: connections stay open, nothing is answered. */
  freeze(): void;
  thaw(): void;
  /** Ends it and removes its files. */
  stop(): Promise<void>;
}

export async function startMosquitto(options: MosquittoOptions = {}): Promise<Mosquitto> {
  if (binary === undefined) throw new Error("mosquitto is not installed");
  const folder = await mkdtemp(join(tmpdir(), "ziggy-flow-mosquitto-"));
  const port = options.port ?? (await freePort());
  const configFile = join(folder, "mosquitto.conf");
  await writeFile(configFile, (await configuration(folder, port, options)).join("\n"));

  let child: ChildProcess | undefined;
  let log = "";
  async function start(): Promise<void> {
    const started = spawn(binary ?? "", ["-c", configFile, "-v"], { stdio: ["ignore", "pipe", "pipe"] });
    child = started;
    started.stdout.on("data", (chunk: Buffer) => {
      log += chunk.toString();
    });
    started.stderr.on("data", (chunk: Buffer) => {
      log += chunk.toString();
    });
    await untilListening(port);
  }
  async function kill(signal: NodeJS.Signals = "SIGKILL"): Promise<void> {
    const running = child;
    child = undefined;
    if (running === undefined || running.exitCode !== null || running.signalCode !== null) return;
    const exited = once(running, "exit");
    running.kill(signal);
    await exited;
  }
  await start();
  return {
    port,
    url: `${options.tls ? "mqtts" : "mqtt"}://127.0.0.1:${port}`,
    get pid() {
      return child?.pid ?? 0;
    },
    log: () => log,
    kill: () => kill(),
    start,
    freeze: () => void child?.kill("SIGSTOP"),
    thaw: () => void child?.kill("SIGCONT"),
    stop: async () => {
      await kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function configuration(folder: string, port: number, options: MosquittoOptions): Promise<string[]> {
  const lines = [`listener ${port} 127.0.0.1`, "persistence false", `allow_anonymous ${options.users === undefined}`];
  // Started by root it would become another user, who cannot read the generated files.
  if (process.getuid?.() === 0) lines.push("user root");
  if (options.users !== undefined) {
    const file = join(folder, "passwords");
    await writeFile(file, "", { mode: 0o600 });
    for (const [user, password] of Object.entries(options.users)) await run("mosquitto_passwd", ["-b", file, user, password]);
    lines.push(`password_file ${file}`);
  }
  if (options.accessList !== undefined) {
    const file = join(folder, "access");
    await writeFile(file, `${options.accessList.join("\n")}\n`, { mode: 0o600 });
    lines.push(`acl_file ${file}`);
  }
  if (options.tls !== undefined) {
    const { ca, certificate, key, demandClientCertificate } = options.tls;
    lines.push(`cafile ${ca}`, `certfile ${certificate}`, `keyfile ${key}`, `require_certificate ${demandClientCertificate ?? false}`);
  }
  return [...lines, ...(options.config ?? [])];
}
