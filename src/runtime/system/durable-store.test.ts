import { readFileSync } from "node:fs";
import { appendFile, chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Json } from "../../base/json.ts";
import { type FileStore, openFileStore, type StoreProblem, stateFileName } from "./durable-store.ts";
import { SystemClock } from "./system-clock.ts";

let folder = "";
let path = "";
let problems: StoreProblem[] = [];
const opened: FileStore[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "ziggy-flow-store-"));
  path = join(folder, stateFileName);
  problems = [];
});
afterEach(async () => {
  for (const store of opened.splice(0)) await store.close().catch(() => undefined);
  await rm(folder, { recursive: true, force: true });
});

async function openStore(): Promise<FileStore> {
  const store = await openFileStore(folder, { clock: new SystemClock(), onProblem: (problem) => problems.push(problem) });
  opened.push(store);
  return store;
}

describe("FileStore", () => {
  it("gives back at once what was set, and after reopening what was flushed", async () => {
    const store = await openStore();
    store.set("hall", "present", { until: 5 });
    store.set("hall", "count", 1);
    store.set("hall", "count", 2);
    store.set("other", "gone", "x");
    store.set("other", "gone", undefined);
    expect(store.get("hall", "count")).toBe(2);
    await store.flush();
    const again = await openStore();
    expect(again.get("hall", "present")).toEqual({ until: 5 });
    expect(again.get("hall", "count")).toBe(2);
    expect(again.get("other", "gone")).toBeUndefined();
    expect(problems).toEqual([]);
  });

  it("keeps null, which is a value, apart from what was forgotten", async () => {
    const store = await openStore();
    store.set("a", "b", null);
    await store.flush();
    expect((await openStore()).get("a", "b")).toBeNull();
  });

  it("makes no file while nothing is set", async () => {
    const store = await openStore();
    store.set("a", "b", undefined);
    await store.flush();
    expect(await readdir(folder)).toEqual([]);
  });

  it("keeps flows and ids apart, whatever characters they hold", async () => {
    const store = await openStore();
    const names = ["__proto__", "constructor", "a\nb", 'a"b', "a.b", "ü💡", "\ud800"];
    for (const [index, name] of names.entries()) store.set(name, names[names.length - 1 - index] ?? "", name);
    await store.flush();
    const again = await openStore();
    expect(names.map((name, index) => again.get(name, names[names.length - 1 - index] ?? ""))).toEqual(names);
    expect(problems).toEqual([]);
  });

  it("writes what one turn sets with one append, only what changed", async () => {
    const store = await openStore();
    for (let index = 0; index < 100; index += 1) store.set("a", `${index}`, 0);
    await store.flush();
    const { size } = await stat(path);
    for (let round = 0; round < 50; round += 1) store.set("a", "7", round);
    await store.flush();
    expect((await stat(path)).size - size).toBe('{"flow":"a","id":"7","value":49}\n'.length);
  });

  it("is written anew when it has grown, and stays small", async () => {
    const store = await openStore();
    for (let round = 0; round < 100; round += 1) {
      store.set("a", "counter", round);
      store.set("a", `${round % 5}`, "x".repeat(10_000));
      await store.flush();
    }
    expect((await stat(path)).size).toBeLessThan(300_000);
    const again = await openStore();
    expect(again.get("a", "counter")).toBe(99);
    expect(again.get("a", "4")).toHaveLength(10_000);
  });

  it("has in the file what it says is written, also while the file is written anew", async () => {
    const store = await openStore();
    const missing: number[] = [];
    for (let round = 0; round < 400; round += 1) {
      store.set("a", `${round % 3}`, `${round} ${"x".repeat(5_000)}`);
      await store.written();
      if (!readFileSync(path, "utf8").includes(`"value":"${round} x`)) missing.push(round);
    }
    expect(missing).toEqual([]);
    await store.flush();
    expect((await stat(path)).size).toBeLessThan(200_000);
  });

  it("stays small also when each run of the program sets but little", async () => {
    for (let run = 0; run < 40; run += 1) {
      const store = await openStore();
      for (let round = 0; round < 3; round += 1) {
        store.set("a", "text", "x".repeat(10_000) + round);
        await store.flush();
      }
      await store.close();
    }
    expect((await stat(path)).size).toBeLessThan(120_000);
  });

  it("has everything that was flushed, in any order of sets", async () => {
    const operation = fc.record({
      id: fc.constantFrom("a", "b", "c"),
      value: fc.option(fc.jsonValue(), { nil: undefined }),
      flush: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(operation, { maxLength: 20 }), async (operations) => {
        await rm(path, { force: true });
        const store = await openStore();
        const expected = new Map<string, Json | undefined>();
        for (const { id, value, flush } of operations) {
          // JSON has neither −0 nor holes: compared is what JSON can say.
          const json = value === undefined ? undefined : (JSON.parse(JSON.stringify(value)) as Json);
          store.set("flow", id, json);
          expected.set(id, json);
          if (flush) await store.flush();
        }
        await store.flush();
        const again = await openStore();
        for (const [id, value] of expected) expect(again.get("flow", id)).toEqual(value);
      }),
      { numRuns: 30 },
    );
  });

  it("drops the incomplete last line that a crash leaves, without a fuss, and goes on", async () => {
    const store = await openStore();
    store.set("a", "kept", 1);
    await store.flush();
    await appendFile(path, '{"flow":"a","id":"cut","val');
    const again = await openStore();
    expect(again.get("a", "kept")).toBe(1);
    expect(problems).toEqual([]);
    again.set("a", "after", 2);
    await again.flush();
    const third = await openStore();
    expect([third.get("a", "kept"), third.get("a", "after"), third.get("a", "cut")]).toEqual([1, 2, undefined]);
    expect(problems).toEqual([]);
  });

  it.each([
    [
      "a line of garbage",
      '{"ziggyFlow":"state","version":1}\n{"flow":"a","id":"kept","value":1}\n\0\0\0garbage\n{"flow":"a","id":"later","value":2}\n',
      2,
    ],
    ["a foreign file", "hello\nworld\n", undefined],
    ["a foreign line without an end", "hello", undefined],
  ])("keeps a copy of %s, tells of it, and saves what can be read", async (_, content, later) => {
    await writeFile(path, content);
    const store = await openStore();
    expect(problems).toMatchObject([{ code: "damaged" }]);
    expect(store.get("a", "later")).toBe(later);
    store.set("a", "new", 3);
    await store.flush();
    const aside = (await readdir(folder)).filter((name) => name.startsWith(`${stateFileName}.damaged-`));
    expect(aside).toHaveLength(1);
    expect(await readFile(join(folder, aside[0] ?? ""), "utf8")).toBe(content);
    expect((await openStore()).get("a", "new")).toBe(3);
  });

  it("puts a file of a newer version aside without reading it", async () => {
    await writeFile(path, '{"ziggyFlow":"state","version":2}\n{"flow":"a","id":"b","value":1}\n');
    const store = await openStore();
    expect(problems).toMatchObject([{ code: "newer" }]);
    expect(store.get("a", "b")).toBeUndefined();
    expect((await readdir(folder)).some((name) => name.includes(".newer-"))).toBe(true);
  });

  it("tells once that it cannot write, keeps everything in memory, and does not claim to have stored it", async () => {
    await writeFile(join(folder, "file"), "");
    const store = await openFileStore(join(folder, "file"), { clock: new SystemClock(), onProblem: (problem) => problems.push(problem) });
    opened.push(store);
    store.set("a", "b", 1);
    await expect(store.flush()).rejects.toThrow("could not be written");
    store.set("a", "b", 2);
    await expect(store.flush()).rejects.toThrow();
    expect(store.get("a", "b")).toBe(2);
    expect(problems).toMatchObject([{ code: "not written" }]);
  });

  it("never writes over a file that it could not read", async () => {
    await mkdir(path);
    const store = await openStore();
    store.set("a", "b", 1);
    await expect(store.flush()).rejects.toThrow("left as it is");
    expect(problems.map(({ code }) => code)).toEqual(["unreadable", "not written"]);
    expect(await readdir(path)).toEqual([]);
  });

  it("keeps the file readable for this user only when it was made so", async () => {
    const store = await openStore();
    store.set("a", "b", 1);
    await store.flush();
    await chmod(path, 0o600);
    for (let round = 0; round < 10; round += 1) {
      store.set("a", "b", "x".repeat(20_000) + round);
      await store.flush();
    }
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });
});
