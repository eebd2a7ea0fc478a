import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Project } from "../../src/contract/facts.ts";
import { done, openTestEditor, type TestEditor } from "./support.ts";

let editor: TestEditor;
let project: Project;
beforeEach(async () => {
  editor = await openTestEditor();
  project = done(await editor.client.openPlayground({ home: "small" }));
});
afterEach(() => editor.close());

const empty = '{ "ziggyFlow": 1, "name": "Other", "nodes": {}, "wires": [] }\n';

function pathOf(id: string): string {
  return join(project.folder, "flows", `${id}.json`);
}

async function backups(): Promise<string[]> {
  return readdir(join(project.folder, ".ziggy-flow", "backups")).catch(() => []);
}

describe("saving", () => {
  it("writes the text and keeps the version before", async () => {
    const { revision, text } = done(await editor.client.readFlow({ id: "remote" }));
    const entry = done(await editor.client.saveFlow({ id: "remote", text: empty, base: revision, overwrite: false }));
    expect(entry).toMatchObject({ id: "remote", title: "Other", type: "flow" });
    expect(entry.revision).not.toBe(revision);
    expect(await readFile(pathOf("remote"), "utf8")).toBe(empty);
    const [kept] = await backups();
    expect(await readFile(join(project.folder, ".ziggy-flow", "backups", kept ?? ""), "utf8")).toBe(text);
  });

  it("refuses to write over what another program wrote, unless told to", async () => {
    const { revision } = done(await editor.client.readFlow({ id: "remote" }));
    await writeFile(pathOf("remote"), empty.replace("Other", "Theirs"));
    const request = { id: "remote", text: empty, base: revision };
    expect(await editor.client.saveFlow({ ...request, overwrite: false })).toMatchObject({ ok: false, error: { code: "conflict" } });
    expect(await readFile(pathOf("remote"), "utf8")).toContain("Theirs");
    done(await editor.client.saveFlow({ ...request, overwrite: true }));
    expect(await readFile(pathOf("remote"), "utf8")).toBe(empty);
    expect(await backups()).toHaveLength(1);
  });

  it("refuses when the file is gone, until told to write it anew", async () => {
    done(await editor.client.deleteFlow({ id: "remote" }));
    const request = { id: "remote", text: empty, base: "0123456789abcdef" };
    expect(await editor.client.saveFlow({ ...request, overwrite: false })).toMatchObject({ ok: false, error: { code: "conflict" } });
    expect(done(await editor.client.saveFlow({ ...request, overwrite: true })).id).toBe("remote");
  });

  it("says nothing new for the same text", async () => {
    const { revision, text } = done(await editor.client.readFlow({ id: "remote" }));
    expect(done(await editor.client.saveFlow({ id: "remote", text, base: "older", overwrite: false })).revision).toBe(revision);
    expect(await backups()).toEqual([]);
  });

  it.each(["", "{", "[]", '{"ziggyFlow":1,"nodes":{"__proto__":{"kind":"log"}},"wires":[]}'])(
    "does not take %j for a flow",
    async (text) => {
      const { revision } = done(await editor.client.readFlow({ id: "remote" }));
      expect(await editor.client.saveFlow({ id: "remote", text, base: revision, overwrite: true })).toMatchObject({
        ok: false,
        error: { code: "invalid" },
      });
    },
  );

  it.each(["../escape", "a/b", "a\\b", "", "x\u0000y"])("does not take %j for a name", async (id) => {
    expect(await editor.client.saveFlow({ id, text: empty, base: null, overwrite: true })).toMatchObject({
      ok: false,
      error: { code: "invalid" },
    });
  });

  it.each([".", "..", ".hidden", "con:", "end."])("makes no file called %j", async (id) => {
    expect(await editor.client.saveFlow({ id, text: empty, base: null, overwrite: true })).toMatchObject({ ok: false });
    expect(await readdir(join(project.folder, "flows"))).toEqual(["hall-light.json", "remote.json"]);
  });

  it("never writes over what it could not read", async () => {
    await rm(pathOf("remote"));
    await mkdir(pathOf("remote"));
    expect(await editor.client.saveFlow({ id: "remote", text: empty, base: null, overwrite: true })).toMatchObject({
      ok: false,
      error: { code: "failed", message: expect.stringContaining("cannot be read") },
    });
  });
});

describe("the list of flows", () => {
  it("gets new flows, with names that are free", async () => {
    const first = done(await editor.client.createFlow({ title: "Küche: Licht!" }));
    const second = done(await editor.client.createFlow({ title: "Kuche licht", text: empty }));
    expect([first, second].map(({ id, title }) => [id, title])).toEqual([
      ["kuche-licht", "Küche: Licht!"],
      ["kuche-licht-2", "Kuche licht"],
    ]);
  });

  it("renames the flow, not what it is known by", async () => {
    const entry = done(await editor.client.renameFlow({ id: "remote", title: "Living room" }));
    expect([entry.id, entry.title]).toEqual(["remote", "Living room"]);
  });

  it("deletes into the backups", async () => {
    done(await editor.client.deleteFlow({ id: "remote" }));
    expect(done(await editor.client.getSession({})).project?.flows.map(({ id }) => id)).toEqual(["hall-light"]);
    expect(await backups()).toEqual([expect.stringMatching(/^remote\..*\.json$/)]);
  });

  it("follows what other programs write", async () => {
    await editor.writeFile("flows/new.json", empty);
    await editor.until(() => editor.flows.some(({ id }) => id === "new"), "the new flow");
    await writeFile(pathOf("new"), empty.replace("Other", "Changed"));
    await editor.until(() => editor.flows.some(({ title }) => title === "Changed"), "the change");
  });
});

describe("unsaved work", () => {
  it("is kept, listed and dropped", async () => {
    done(await editor.client.keepBackup({ flow: "remote", text: empty, base: "abc" }));
    done(await editor.client.keepBackup({ flow: "new flow", text: "not even JSON", base: null }));
    const listed = done(await editor.client.listBackups({}));
    expect(listed.map(({ flow, text, base }) => ({ flow, text, base })).sort((a, b) => a.flow.localeCompare(b.flow))).toEqual([
      { flow: "new flow", text: "not even JSON", base: undefined },
      { flow: "remote", text: empty, base: "abc" },
    ]);
    done(await editor.client.dropBackup({ flow: "remote" }));
    expect(done(await editor.client.listBackups({})).map(({ flow }) => flow)).toEqual(["new flow"]);
  });

  it("is kept with what undo knows of a flow, until the flow is deleted", async () => {
    expect(done(await editor.client.readHistory({ flow: "remote" })).text).toBeUndefined();
    done(await editor.client.keepHistory({ flow: "remote", text: "of before" }));
    expect(done(await editor.client.readHistory({ flow: "remote" })).text).toBe("of before");
    done(await editor.client.deleteFlow({ id: "remote" }));
    expect(done(await editor.client.readHistory({ flow: "remote" })).text).toBeUndefined();
  });
});
