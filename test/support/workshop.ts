import { execFileSync } from "node:child_process";
import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeAll } from "vitest";
import { type CliOptions, CliProcess, type CliResult } from "./cli.ts";

const repository = fileURLToPath(new URL("../../", import.meta.url));

/** A folder of one test's own to run the command in, and what was started there: gone after the test, also when it fails. */
export interface Workshop {
  readonly folder: string;
  /** Writes a file, relative to the folder. */
  write(path: string, text: string): Promise<void>;
  /** Copies something of the repository to the same place in the folder. */
  copy(path: string): Promise<void>;
  run(args: readonly string[], options?: CliOptions): Promise<CliResult>;
  start(args: readonly string[], options?: CliOptions): CliProcess;
  own(close: () => unknown): void;
}

/** To be called once in a test file; each test calls the result once. */
export function createWorkshops(): () => Promise<Workshop> {
  const opened: (() => unknown)[] = [];
  // The command builds itself on first use and says so on stderr, which is not what the tests are about.
  beforeAll(() => {
    execFileSync(process.execPath, [join(repository, "scripts", "build.mjs")], { stdio: "ignore" });
  });
  afterEach(async () => {
    for (const close of opened.splice(0).reverse()) await close();
  });
  return async () => {
    const folder = await mkdtemp(join(tmpdir(), "ziggy-flow-cli-"));
    opened.push(() => rm(folder, { recursive: true, force: true }));
    const start = (args: readonly string[], options?: CliOptions): CliProcess => {
      const started = new CliProcess(args, { cwd: folder, ...options });
      opened.push(() => started.end());
      return started;
    };
    return {
      folder,
      write: async (path, text) => {
        await mkdir(dirname(join(folder, path)), { recursive: true });
        await writeFile(join(folder, path), text);
      },
      copy: (path) => cp(join(repository, path), join(folder, path), { recursive: true }),
      // Owned as well: a command that should end but does not must not outlive its test.
      run: (args, options) => start(args, options).exited,
      start,
      own: (close) => opened.push(close),
    };
  };
}
