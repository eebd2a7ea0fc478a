import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { resolveTargets } from "./targets.ts";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "ziggy-flow-targets-"));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function write(files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}

async function idsOf(...paths: string[]): Promise<string[]> {
  const targets = await resolveTargets(paths.map((path) => join(folder, path)));
  return targets.sources.map((source) => source.id);
}

const drawn = '{"ziggyFlow":1}';
const module = "export default 1;";

describe("resolveTargets", () => {
  it("takes the folder of a lone flow for its project", async () => {
    await write({ "hall.json": drawn });
    const targets = await resolveTargets([join(folder, "hall.json")]);
    expect(targets).toMatchObject({ project: { folder }, sources: [{ id: "hall", kind: "drawn" }] });
  });

  it.each([["flows/hall.json"], ["automations/hall.ts"]])("takes the folder above for the project of %s", async (path) => {
    await write({ [path]: drawn });
    expect((await resolveTargets([join(folder, path)])).project.folder).toBe(folder);
  });

  it("lists the flows and modules of a project, and nothing else that lies about", async () => {
    await write({
      "config.toml": "",
      "home.json": "{}",
      "flows/b.json": drawn,
      "flows/a.json": "damaged",
      "flows/readme.md": "",
      "automations/c.ts": module,
      "automations/shared.ts": "export const x = 1;",
      "automations/c.test.ts": module,
      "automations/d.d.ts": module,
    });
    expect(await idsOf(".")).toEqual(["a", "b", "c"]);
  });

  it("tells flows from other JSON in a folder without flows/", async () => {
    await write({ "hall.json": drawn, "home.json": '{"devices":[]}', "package.json": "{}", "broken.json": "{" });
    expect(await idsOf(".")).toEqual(["hall"]);
  });

  it("takes the same flow once", async () => {
    await write({ "flows/hall.json": drawn });
    expect(await idsOf("flows/hall.json", "flows", ".")).toEqual(["hall"]);
  });

  it.each([
    ["what is not there", ["nowhere.json"], {}, "there is no such file or folder"],
    ["what is no flow", ["notes.md"], { "notes.md": "" }, "neither a flow nor a module"],
    ["an empty project", ["."], { "config.toml": "" }, "there are no flows"],
    ["two projects at once", ["a/x.json", "b/y.json"], { "a/x.json": drawn, "b/y.json": drawn }, "two projects"],
    ["two flows of one name", ["."], { "flows/x.json": drawn, "automations/x.ts": module }, "the same name"],
  ])("refuses %s", async (_, paths, files, why) => {
    await write(files);
    await expect(idsOf(...paths)).rejects.toThrow(why);
  });
});
