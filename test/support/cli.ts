import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const command = fileURLToPath(new URL("../../bin/ziggy-flow", import.meta.url));

export interface CliOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Another program of Node's in place of the command. */
  readonly script?: string;
}

export interface CliResult {
  /** `null` when a signal ended it. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The real command as a process, as a person or a service manager runs it. */
export class CliProcess {
  readonly #child: ChildProcess;
  readonly exited: Promise<CliResult>;
  stdout = "";
  stderr = "";
  #onOutput: () => void = () => undefined;

  constructor(args: readonly string[], options: CliOptions = {}) {
    // Settings of whoever runs the tests must not change what the tests see.
    const { ZIGGY_FLOW_BROKER: _, NO_COLOR: __, ...env } = process.env;
    this.#child = spawn(process.execPath, [options.script ?? command, ...args], {
      cwd: options.cwd,
      env: { ...env, ...options.env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.#child.stdout?.setEncoding("utf8").on("data", (text: string) => {
      this.stdout += text;
      this.#onOutput();
    });
    this.#child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      this.stderr += text;
      this.#onOutput();
    });
    this.exited = new Promise((resolve) => {
      this.#child.on("close", (code) => {
        resolve({ code, stdout: this.stdout, stderr: this.stderr });
        this.#onOutput();
      });
    });
  }

  get pid(): number {
    const { pid } = this.#child;
    if (pid === undefined) throw new Error("The command could not be started");
    return pid;
  }

  signal(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  /** Resolves when stderr matches; rejects with all output when the process ends first or the time is over. */
  async sees(pattern: RegExp, milliseconds = 15_000): Promise<void> {
    const started = performance.now();
    while (!pattern.test(this.stderr)) {
      const left = milliseconds - (performance.now() - started);
      const ended = this.#child.exitCode !== null || this.#child.signalCode !== null;
      if (left <= 0 || ended) throw new Error(`${ended ? "Ended" : "Waited"} without ${pattern}:\n${this.stdout}\n${this.stderr}`);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, Math.min(left, 1_000));
        this.#onOutput = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  }

  /** Ends the process if it still runs. For `afterEach`. */
  async end(): Promise<void> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) this.#child.kill("SIGKILL");
    await this.exited;
  }
}
