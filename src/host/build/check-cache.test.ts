import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { CheckCache, checkKey } from "./check-cache.ts";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "ziggy-flow-cache-"));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

const problem = { file: "/x.ts", line: 1, column: 2, code: 2345, message: "No." };

describe("CheckCache", () => {
  it("remembers what was found, and that nothing was found", async () => {
    const cache = await CheckCache.open(folder);
    cache.set("a", [problem]);
    cache.set("b", []);
    await cache.save();
    const again = await CheckCache.open(folder);
    expect([again.get("a"), again.get("b"), again.get("c")]).toEqual([[problem], [], undefined]);
  });

  it("forgets what nobody has asked for", async () => {
    const cache = await CheckCache.open(folder);
    cache.set("old", []);
    await cache.save();
    const next = await CheckCache.open(folder);
    next.set("new", []);
    await next.save();
    expect(JSON.parse(await readFile(join(folder, "cache.json"), "utf8"))).toEqual({ new: [] });
  });

  it.each([["{"], ["[]"], ['{"a":1}'], ['{"a":[{"message":3}]}'], ['{"__proto__":[]}']])("is empty when the file is %s", async (text) => {
    await writeFile(join(folder, "cache.json"), text);
    expect((await CheckCache.open(folder)).get("a")).toBeUndefined();
  });
});

describe("checkKey", () => {
  it("tells apart what differs in any part, also by where one text ends", async () => {
    const keys = await Promise.all([
      checkKey(["a", "b"], "home"),
      checkKey(["ab", ""], "home"),
      checkKey(["a", "b"], "other home"),
      checkKey(["a", "b", ""], "home"),
    ]);
    expect(new Set(keys).size).toBe(4);
  });
});
