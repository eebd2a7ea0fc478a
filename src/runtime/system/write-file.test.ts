import { readFileSync } from "node:fs";
import { chmod, lstat, mkdtemp, readdir, readFile, rm, stat, symlink, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { removeUnfinishedFiles, writeFileAtomically } from "./write-file.ts";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "ziggy-flow-write-"));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe("writeFileAtomically", () => {
  it("makes the file and the folders on the way", async () => {
    const path = join(folder, "a", "b", "state.json");
    expect(await writeFileAtomically(path, "1")).toEqual({ ok: true, value: undefined });
    expect(await readFile(path, "utf8")).toBe("1");
  });

  it("replaces the content, keeps the mode and leaves nothing else behind", async () => {
    const path = join(folder, "config.toml");
    await writeFile(path, "old");
    await chmod(path, 0o666);
    await writeFileAtomically(path, new TextEncoder().encode("new"));
    expect(await readFile(path, "utf8")).toBe("new");
    expect((await stat(path)).mode & 0o777).toBe(0o666);
    expect(await readdir(folder)).toEqual(["config.toml"]);
  });

  it("asks for the ending when the rest is written and the old file is still there", async () => {
    const path = join(folder, "state.jsonl");
    await writeFile(path, "old");
    let there = "";
    const ending = (): string => {
      there = readFileSync(path, "utf8");
      return "b";
    };
    await writeFileAtomically(path, "a", { ending });
    expect([there, await readFile(path, "utf8")]).toEqual(["old", "ab"]);
  });

  it("writes through a symbolic link instead of replacing it", async () => {
    await writeFile(join(folder, "real.json"), "old");
    await symlink("real.json", join(folder, "link.json"));
    await writeFileAtomically(join(folder, "link.json"), "new");
    expect(await readFile(join(folder, "real.json"), "utf8")).toBe("new");
    expect((await lstat(join(folder, "link.json"))).isSymbolicLink()).toBe(true);
  });

  it("says when the folder cannot be made, and leaves the file in its way alone", async () => {
    await writeFile(join(folder, "file"), "content");
    const outcome = await writeFileAtomically(join(folder, "file", "state.json"), "1");
    expect(outcome).toMatchObject({ ok: false, error: { code: "no such folder" } });
    expect(await readFile(join(folder, "file"), "utf8")).toBe("content");
  });

  it("leaves the old file and no litter when a write fails", async () => {
    const path = join(folder, "taken");
    await writeFileAtomically(join(path, "inside"), "1");
    // A folder cannot be replaced by a file: the rename fails after the data was written.
    const outcome = await writeFileAtomically(path, "2");
    expect(outcome).toMatchObject({ ok: false, error: { code: "failed", where: path } });
    expect(await readdir(folder)).toEqual(["taken"]);
  });

  it("lets the last of many concurrent writers win with a whole file", async () => {
    const path = join(folder, "state.json");
    const contents = Array.from({ length: 20 }, (_, index) => String(index).repeat(10_000));
    await Promise.all(contents.map((content) => writeFileAtomically(path, content)));
    expect(contents).toContain(await readFile(path, "utf8"));
    expect(await readdir(folder)).toEqual(["state.json"]);
  });
});

describe("removeUnfinishedFiles", () => {
  it("removes only what a killed writer left long ago", async () => {
    const old = join(folder, ".ziggy-flow-unfinished-aa-x.json");
    await writeFile(old, "");
    await utimes(old, new Date(0), new Date(0));
    await writeFile(join(folder, ".ziggy-flow-unfinished-bb-x.json"), "");
    await writeFile(join(folder, "x.json"), "");
    expect(await removeUnfinishedFiles(folder)).toBe(1);
    expect((await readdir(folder)).sort()).toEqual([".ziggy-flow-unfinished-bb-x.json", "x.json"]);
  });
});
