import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openFileStore, type StoreProblem } from "../../src/runtime/system/durable-store.ts";
import { SystemClock } from "../../src/runtime/system/system-clock.ts";
import { bundleProgram } from "../support/bundle.ts";

/** `ZIGGY_FLOW_FAULT_ROUNDS=1000` for the figure in docs/reliability.md; each round takes a quarter of a second. */
const rounds = Number(process.env.ZIGGY_FLOW_FAULT_ROUNDS ?? 25);

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "ziggy-flow-killed-"));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** Lets the program run for a moment after its first word, kills it with −9, and returns the lines it had printed. */
async function runAndKill(program: string, args: readonly string[], moment: number): Promise<readonly string[]> {
  const child = spawn(process.execPath, [program, ...args], { stdio: ["ignore", "pipe", "inherit"] });
  let output = "";
  const begun = new Promise<void>((resolve) => {
    child.stdout.on("data", (chunk: Buffer) => {
      output += chunk.toString();
      resolve();
    });
  });
  const closed = once(child, "close");
  await Promise.race([begun, closed]);
  await sleep(moment);
  child.kill("SIGKILL");
  await closed;
  return output.split("\n").slice(0, -1);
}

/** Spread over two saves, so that each part of a save is hit. */
function momentOf(round: number): number {
  return (round * 7.3) % 40;
}

describe("killed with −9 while saving (G1)", () => {
  it(`has a whole file with everything that was acknowledged, each of ${rounds} times`, { timeout: rounds * 3_000 }, async () => {
    const program = await bundleProgram("test/faults/programs/save-forever.ts", folder);
    const saved = join(folder, "project", "flow.json");
    let acknowledged = 0;
    for (let round = 0; round < rounds; round += 1) {
      const lines = await runAndKill(program, [saved, `${acknowledged}`], momentOf(round));
      acknowledged = Number(lines.at(-1));
      const content: { number: number; filler: string; end: number } = JSON.parse(await readFile(saved, "utf8"));
      expect(content.end).toBe(content.number);
      expect(content.filler).toHaveLength(content.number % 50_000);
      expect(content.number).toBeGreaterThanOrEqual(acknowledged);
      acknowledged = content.number;
    }
    expect(acknowledged).toBeGreaterThan(rounds);
  });

  it(`has the durable state that was acknowledged, each of ${rounds} times, and complains of nothing`, {
    timeout: rounds * 3_000,
  }, async () => {
    const program = await bundleProgram("test/faults/programs/store-forever.ts", folder);
    const state = join(folder, "state");
    await mkdir(state);
    let acknowledged = 0;
    for (let round = 0; round < rounds; round += 1) {
      const lines = await runAndKill(program, [state], momentOf(round));
      expect(lines.filter((line) => line.startsWith("problem"))).toEqual([]);
      acknowledged = Math.max(acknowledged, Number(lines.at(-1) ?? 0));
      const problems: StoreProblem[] = [];
      const store = await openFileStore(state, { clock: new SystemClock(), onProblem: (problem) => problems.push(problem) });
      expect(problems).toEqual([]);
      expect(Number(store.get("flow", "number"))).toBeGreaterThanOrEqual(acknowledged);
      await store.close();
    }
    expect(acknowledged).toBeGreaterThan(rounds);
    expect((await readdir(state)).filter((name) => name.startsWith("state.jsonl"))).toEqual(["state.jsonl"]);
  });
});
