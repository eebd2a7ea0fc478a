import { type ChildProcess, spawn } from "node:child_process";
import { StringDecoder } from "node:string_decoder";
import type { Clock } from "../../core/clock.ts";
import type { CommandRequest, CommandResult, CommandService } from "../../core/services.ts";

export interface CommandServiceOptions {
  /** `true`: any program; else only those named here, exactly as flows name them. */
  readonly allowed: boolean | readonly string[];
  readonly clock: Clock;
}

/** Milliseconds. */
const usualTimeout = 30_000;
/** Milliseconds from asking a program to end to ending it. */
const grace = 2_000;
/** Letters of each stream that are kept. */
const longestOutput = 64 * 1024;
const mostRunning = 16;

/** Starts programs of this machine, without a shell, and ends those that still run at the end. */
export function commandService({ allowed, clock }: CommandServiceOptions): CommandService & { close(): Promise<void> } {
  const running = new Map<ChildProcess, Promise<unknown>>();

  async function run({ argv, timeout = usualTimeout }: CommandRequest, onStart: (stop: () => void) => void): Promise<CommandResult> {
    const [program, ...rest] = argv;
    if (program === undefined) throw new Error("no program is named");
    if (allowed !== true && (allowed === false || !allowed.includes(program))) {
      throw new Error(`"${program}" may not be run: set allow_commands = ["${program}"] in [security] of config.toml`);
    }
    if (running.size >= mostRunning) throw new Error(`${mostRunning} programs are running already: this one is left out`);
    const child = spawn(program, rest, { shell: false, windowsHide: true, detached: hasGroups, env: environment(), stdio });
    const result = resultOf(child, program, timeout, clock);
    running.set(child, result);
    onStart(() => end(child, clock));
    try {
      return await result;
    } finally {
      running.delete(child);
    }
  }

  return {
    run,
    close: async () => {
      const left = [...running];
      for (const [child] of left) end(child, clock);
      await Promise.allSettled(left.map(([, result]) => result));
    },
  };
}

const stdio: ["ignore", "pipe", "pipe"] = ["ignore", "pipe", "pipe"];
/** Where there are process groups, a program is ended together with those that it has started. */
const hasGroups = process.platform !== "win32";

/** What this program was told by its environment is not for others: there may be passwords in it. */
function environment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("ZIGGY_FLOW_")));
}

function resultOf(child: ChildProcess, program: string, timeout: number, clock: Clock): Promise<CommandResult> {
  const output = collect(child.stdout);
  const errors = collect(child.stderr);
  let isOver = false;
  return new Promise<CommandResult>((resolve, reject) => {
    const stopWaiting = clock.wakeAt(clock.monotonic() + timeout, () => {
      isOver = true;
      end(child, clock);
    });
    child.on("error", (error) => {
      stopWaiting();
      reject(new Error(`"${program}" cannot be started: ${failureInWords(error)}`));
    });
    // Not "close": something that it has left running may hold its output open.
    child.on("exit", (code, signal) => {
      stopWaiting();
      if (isOver) reject(new Error(`"${program}" has not ended within ${timeout} ms`));
      else if (code === null) reject(new Error(`"${program}" was ended by ${signal ?? "a signal"}`));
      // What it wrote last may still be on its way.
      else setImmediate(() => resolve({ code, output: withoutLineEnd(output()), errors: errors() }));
    });
  });
}

/** The beginning of what a stream says; the rest is read and forgotten, so that the program does not stand still. */
function collect(stream: ChildProcess["stdout"]): () => string {
  const decoder = new StringDecoder("utf8");
  let text = "";
  stream?.on("data", (chunk: Buffer) => {
    if (text.length < longestOutput) text = (text + decoder.write(chunk)).slice(0, longestOutput);
  });
  return () => text;
}

/** As shells do: most programs end what they write with one. */
function withoutLineEnd(text: string): string {
  return text.replace(/\r?\n$/, "");
}

function end(child: ChildProcess, clock: Clock): void {
  signal(child, "SIGTERM");
  const stopWaiting = clock.wakeAt(clock.monotonic() + grace, () => signal(child, "SIGKILL"));
  child.once("exit", stopWaiting);
}

function signal(child: ChildProcess, name: "SIGTERM" | "SIGKILL"): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  try {
    if (hasGroups) process.kill(-child.pid, name);
    else child.kill(name);
  } catch {
    // It has ended meanwhile.
  }
}

function failureInWords(error: NodeJS.ErrnoException): string {
  switch (error.code) {
    case "ENOENT":
      return "there is no such program";
    case "EACCES":
      return "this user may not run it";
    default:
      return error.message;
  }
}
