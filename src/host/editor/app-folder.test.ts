import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { AppFolder } from "./app-folder.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "ziggy-flow-app-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe("AppFolder", () => {
  it("remembers projects over restarts, the last one first", async () => {
    const app = await AppFolder.open(folder);
    await app.remember("/homes/a", { source: { type: "simulated", home: "small" } });
    await app.remember("/homes/b", { source: { type: "broker", url: "mqtt://b", baseTopic: "z" } });
    await app.remember("/homes/a", { trusted: true });
    const again = await AppFolder.open(folder);
    expect(again.recent).toEqual([
      { folder: "/homes/a", name: "a" },
      { folder: "/homes/b", name: "b" },
    ]);
    expect([again.isTrusted("/homes/a"), again.isTrusted("/homes/b"), again.isTrusted("/homes/c")]).toEqual([true, false, false]);
    expect([again.sourceOf("/homes/a"), again.sourceOf("/homes/b")]).toEqual([
      { type: "simulated", home: "small" },
      { type: "broker", url: "mqtt://b", baseTopic: "z" },
    ]);
  });

  it("offers no more than a handful of projects, and forgets none that is trusted", async () => {
    const app = await AppFolder.open(folder);
    await app.remember("/homes/first", { trusted: true });
    for (let number = 0; number < 20; number++) await app.remember(`/homes/${number}`, {});
    expect(app.recent).toHaveLength(12);
    expect((await AppFolder.open(folder)).isTrusted("/homes/first")).toBe(true);
  });

  it("puts a damaged file aside instead of writing over it", async () => {
    await writeFile(join(folder, "projects.json"), '{"projects": [');
    const app = await AppFolder.open(folder);
    await app.remember("/homes/a", {});
    expect(await readFile(join(folder, "projects.json.damaged"), "utf8")).toBe('{"projects": [');
  });

  it.each([
    "",
    "{",
    "[]",
    '{"projects":{}}',
    '{"projects":[1,{},{"folder":7},{"folder":"/a","trusted":"yes","source":{"type":"simulated","home":"nowhere"}}]}',
  ])("takes nothing on trust from a file that says %j", async (text) => {
    await writeFile(join(folder, "projects.json"), text);
    const app = await AppFolder.open(folder);
    expect([app.isTrusted("/a"), app.sourceOf("/a")]).toEqual([false, undefined]);
  });
});
