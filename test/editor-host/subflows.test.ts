import { readFile } from "node:fs/promises";
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

/** A subflow that switches a lamp. */
function part(nodes: object = {}, wires: readonly string[] = []): string {
  return JSON.stringify({
    ziggyFlow: 1,
    name: "Part",
    parameters: { lamp: { type: "device", capability: "switchable" } },
    nodes: { flip: { kind: "input" }, lamp: { kind: "device", settings: { device: "lamp" } }, ...nodes },
    wires: ["flip.out -> lamp.state.toggle", ...wires],
  });
}

const caller = JSON.stringify({
  ziggyFlow: 1,
  devices: { lamp: { ieee: "0x842e14ff5624d239" } },
  nodes: {
    call: { kind: "subflow", settings: { flow: "subflows/part.json", devices: { lamp: "lamp" } } },
    start: { kind: "start" },
  },
  wires: ["start.out -> call.flip"],
});

async function flowOf(id: string) {
  const { project: now } = done(await editor.client.getSession({}));
  return now?.flows.find((flow) => flow.id === id);
}

describe("a subflow in the editor", () => {
  it("is made in the folder of its own, and listed with its text", async () => {
    const entry = done(await editor.client.createFlow({ title: "Part", text: part() }));
    expect(entry).toMatchObject({ id: "subflows/part", title: "Part", type: "subflow" });
    const text = await readFile(join(project.folder, "flows", "subflows", "part.json"), "utf8");
    expect(await flowOf("subflows/part")).toMatchObject({ type: "subflow", text });
    expect(done(await editor.client.createFlow({ title: "Part" })).id).toBe("part");
    expect(done(await editor.client.createFlow({ title: "Part", text: part() })).id).toBe("subflows/part-2");
  });

  it("can be saved before it has a file, and only by a name that files have", async () => {
    const request = { text: part(), base: null, overwrite: false };
    expect(done(await editor.client.saveFlow({ ...request, id: "subflows/other" })).type).toBe("subflow");
    for (const id of ["subflows/../../evil", "subflows/..", "subflows/"]) {
      expect(await editor.client.saveFlow({ ...request, id })).toMatchObject({ ok: false });
    }
  });

  it("runs where it is called; a change of it starts those flows anew", async () => {
    done(await editor.client.saveFlow({ id: "subflows/part", text: part(), base: null, overwrite: false }));
    expect(await editor.client.runFlows({ ids: ["subflows/part"] })).toMatchObject({ ok: false, error: { code: "refused" } });
    done(await editor.client.saveFlow({ id: "caller", text: caller, base: null, overwrite: false }));
    expect(done(await editor.client.checkFlow({ id: "caller", text: caller }))).toEqual([]);
    expect(done(await editor.client.runFlows({ ids: ["subflows/part"] }))).toMatchObject({ started: ["caller"], failed: [] });
    expect(done(await editor.client.runFlows({ ids: ["caller"] }))).toMatchObject({ unchanged: ["caller"] });
    const changed = part({ line: { kind: "log" } }, ["flip.out -> line.in"]);
    done(await editor.client.saveFlow({ id: "subflows/part", text: changed, base: null, overwrite: true }));
    expect(done(await editor.client.runFlows({ ids: ["subflows/part"] }))).toMatchObject({ started: ["caller"] });
  });

  it("is part of the one file that a flow is exported to", async () => {
    done(await editor.client.saveFlow({ id: "subflows/part", text: part(), base: null, overwrite: false }));
    const { typescript } = done(await editor.client.exportFlow({ id: "caller", text: caller }));
    expect(typescript).toContain("export const part = subflow(");
    expect(typescript).not.toContain("./subflows");
  });

  it("that holds code makes the flows that call it ask for trust", async () => {
    const code = part({ own: { kind: "code", settings: { code: ["(on: boolean) => on"] } }, line: { kind: "log" } }, [
      "lamp.state -> own.on",
      "own.out -> line.in",
    ]);
    done(await editor.client.saveFlow({ id: "subflows/part", text: code, base: null, overwrite: false }));
    done(await editor.client.saveFlow({ id: "caller", text: caller, base: null, overwrite: false }));
    expect(done(await editor.client.getSession({})).project?.untrusted).toEqual(["caller"]);
    expect(await editor.client.runFlows({ ids: ["caller"] })).toMatchObject({ ok: false, error: { code: "refused" } });
  });
});
