import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openFileStore, type StoreProblem } from "../../src/runtime/system/durable-store.ts";
import { SystemClock } from "../../src/runtime/system/system-clock.ts";
import { writeFileAtomically } from "../../src/runtime/system/write-file.ts";

const place = mkdtempSync(join(tmpdir(), "ziggy-flow-full-"));

/** A disk of 256 kB. Only root may mount one: elsewhere these tests are skipped, and say so. */
function mounts(): boolean {
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=256k", "tmpfs", place], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

const mounted = process.platform === "linux" && process.getuid?.() === 0 && mounts();
const filler = join(place, "filler");

describe.skipIf(!mounted)("a disk that is full (G3; needs root)", () => {
  beforeAll(async () => {
    await writeFile(join(place, "flow.json"), "old");
    await writeFile(filler, Buffer.alloc(240 * 1024)).catch(() => undefined);
  });
  afterAll(() => {
    execFileSync("umount", [place]);
  });

  it("keeps the old file, says so, and leaves nothing half-written", async () => {
    const outcome = await writeFileAtomically(join(place, "flow.json"), "x".repeat(100_000));
    expect(outcome).toMatchObject({ ok: false, error: { code: "disk full", what: "there is no space left on the disk" } });
    expect(await readFile(join(place, "flow.json"), "utf8")).toBe("old");
    expect((await readdir(place)).sort()).toEqual(["filler", "flow.json"]);
  });

  it("keeps durable state in memory, tells of it once, and stores it when there is room", async () => {
    const problems: StoreProblem[] = [];
    const store = await openFileStore(place, { clock: new SystemClock(), onProblem: (problem) => problems.push(problem) });
    store.set("flow", "large", "x".repeat(100_000));
    await expect(store.flush()).rejects.toThrow("no space left");
    expect(store.get("flow", "large")).toHaveLength(100_000);
    expect(problems).toMatchObject([{ code: "not written" }]);
    rmSync(filler);
    await store.flush();
    expect(statSync(join(place, "state.jsonl")).size).toBeGreaterThan(100_000);
    await store.close();
    expect(problems).toHaveLength(1);
  });
});

afterAll(() => rmSync(place, { recursive: true, force: true }));
