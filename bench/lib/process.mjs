// The automation under measurement as a process of its own.
import { spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";

/** /proc counts CPU time in hundredths of a second on every Linux that Node runs on. */
const ticksPerSecond = 100;

export class Automation {
  #child;
  #output = "";

  /** @param {readonly string[]} command @param {{ cwd: string, readyWord: string, env?: NodeJS.ProcessEnv }} options */
  constructor([program = "", ...args], { cwd, readyWord, env = process.env }) {
    this.startedAt = performance.now();
    this.#child = spawn(program, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
    /** Resolves when the process says that it is at work; rejects when it leaves before. @type {Promise<void>} */
    this.ready = new Promise((resolve, reject) => {
      /** @param {Buffer} data */
      const read = (data) => {
        // Only the start is of interest: a chatty automation must not fill the driver's memory.
        if (this.#output.length > 100_000) return;
        this.#output += data;
        if (this.#output.includes(readyWord)) resolve();
      };
      this.#child.stdout.on("data", read);
      this.#child.stderr.on("data", read);
      this.#child.on("exit", (code) => reject(new Error(`left with ${code} before it was ready:\n${this.#output}`)));
    });
    // A process that is stopped before anybody waits for it is no error.
    this.ready.catch(() => {});
  }

  /** User and system time of all threads so far, in seconds. */
  cpuSeconds() {
    const stat = fs.readFileSync(`/proc/${this.#child.pid}/stat`, "utf8");
    // The second field is the program's name in brackets and may hold blanks.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
  }

  /** Resident memory in megabytes. */
  memoryMegabytes() {
    const status = fs.readFileSync(`/proc/${this.#child.pid}/status`, "utf8");
    return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) / 1024;
  }

  async stop() {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const left = once(this.#child, "exit");
    this.#child.kill("SIGTERM");
    const force = setTimeout(() => this.#child.kill("SIGKILL"), 5_000);
    await left;
    clearTimeout(force);
  }
}
