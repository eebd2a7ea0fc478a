import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { done, openTestEditor, type TestEditor } from "./support.ts";

let editor: TestEditor;
beforeEach(async () => {
  editor = await openTestEditor();
  done(await editor.client.openPlayground({ home: "small" }));
});
afterEach(() => editor.close());

const devices = { lamp: { ieee: "0x842e14ff5624d239" } };

function flowWith(code: readonly string[], wires: readonly string[] = ["lamp.brightness -> own.level", "own.out -> line.in"]): string {
  return JSON.stringify({
    ziggyFlow: 1,
    devices,
    nodes: { lamp: { kind: "device", settings: { device: "lamp" } }, own: { kind: "code", settings: { code } }, line: { kind: "log" } },
    wires,
  });
}

describe("completion in code nodes", () => {
  async function labelsAt(code: string): Promise<readonly string[]> {
    const offset = code.indexOf("|");
    const text = code.replace("|", "");
    const found = done(await editor.client.completeCode({ flow: "new", text: "", node: "own", code: text, offset }));
    return found.map(({ label }) => label);
  }

  it("knows the devices of the home", async () => {
    expect(await labelsAt("() => {\n  home.|\n}")).toEqual(expect.arrayContaining(["kitchenLight", "hallwayMotion", "devices", "groups"]));
  });

  it("knows what a device can do, in code that is not finished", async () => {
    expect(await labelsAt("(lux: number) => {\n  const lamp = home.kitchenLight;\n  lamp.brightness.|\n")).toEqual(
      expect.arrayContaining(["set", "value"]),
    );
  });

  it("says of what type things are", async () => {
    const code = "() => home.kitchenLight.";
    const found = done(await editor.client.completeCode({ flow: "new", text: "", node: "own", code, offset: code.length }));
    expect(found.find(({ label }) => label === "brightness")).toEqual({
      label: "brightness",
      kind: "property",
      detail: expect.stringContaining("SettableNumber"),
    });
  });

  it("offers nothing that would have to be imported", async () => {
    const labels = await labelsAt("() => { ho| }");
    expect(labels).toContain("home");
    expect(labels).not.toContain("holdRepeat");
  });

  it("answers with nothing beyond the end", async () => {
    expect(await editor.client.completeCode({ flow: "new", text: "", node: "own", code: "x", offset: 99 })).toMatchObject({ ok: true });
  });
});

describe("checking and exporting what is not saved", () => {
  it("names the node whose code does not type-check", async () => {
    const text = flowWith(["(level: number): string => {", "  return level;", "}"]);
    const found = done(await editor.client.checkFlow({ id: "draft", text }));
    expect(found).toMatchObject([
      { code: "flow/type-error", severity: "error", place: { node: "own" }, message: expect.stringContaining("not assignable") },
    ]);
  });

  it("finds nothing wrong with what is right", async () => {
    const text = flowWith(["(level: number): number => level / 2"]);
    expect(done(await editor.client.checkFlow({ id: "draft", text }))).toEqual([]);
  });

  it("says what the compiler says", async () => {
    const text = flowWith(["(level: number): number => level / 2"], ["lamp.brightness -> own.nothing"]);
    expect(done(await editor.client.checkFlow({ id: "draft", text }))).toEqual(
      expect.arrayContaining([expect.objectContaining({ code: "wire/unknown-input" })]),
    );
  });

  it("gives the module without anything that an editor adds", async () => {
    const { text } = done(await editor.client.readFlow({ id: "hall-light" }));
    const { typescript } = done(await editor.client.exportFlow({ id: "hall-light", text }));
    expect(typescript).toContain('export default flow("hall-light"');
    expect(typescript).not.toContain("probe");
  });

  it("refuses to export what does not compile, with the reason", async () => {
    expect(await editor.client.exportFlow({ id: "draft", text: "{}" })).toMatchObject({
      ok: false,
      error: { code: "failed", remedy: expect.any(String) },
    });
  });

  it("executes nothing of it, and writes no file of it into the project", async () => {
    const text = flowWith(["(level: number): number => { throw new Error(String(level)); }"]);
    done(await editor.client.checkFlow({ id: "draft", text }));
    done(await editor.client.exportFlow({ id: "draft", text }));
    expect(done(await editor.client.getRuns({}))).toEqual([]);
    expect(done(await editor.client.getSession({})).project?.flows.map(({ id }) => id)).toEqual(["hall-light", "remote"]);
  });

  it("names the node of code that throws while it runs", async () => {
    const wires = ["lamp.brightness -> own.level"];
    done(
      await editor.client.saveFlow({
        id: "thrower",
        text: flowWith(["(level: number): void => {", "  throw new Error('no ' + level);", "}"], wires),
        base: null,
        overwrite: false,
      }),
    );
    done(await editor.client.trustProject({}));
    expect(done(await editor.client.runFlows({ ids: ["thrower"] }))).toMatchObject({ started: ["thrower"] });
    done(await editor.client.setDevice({ address: devices.lamp.ieee, payload: { brightness: 77 } }));
    await editor.until(() => editor.runs.get("thrower")?.fault !== undefined, "the fault");
    expect(editor.runs.get("thrower")).toMatchObject({
      state: "running",
      fault: { node: "own", message: expect.stringContaining("no 77") },
    });
  });
});

describe("what is said in view of all flows", () => {
  const follow = (role: string, ieee: string, output: string): string =>
    JSON.stringify({
      ziggyFlow: 1,
      devices: { ...devices, [role]: { ieee } },
      nodes: { [role]: { kind: "device", settings: { device: role } }, lamp: { kind: "device", settings: { device: "lamp" } } },
      wires: [`${role}.${output} -> lamp.state`],
    });

  it("counts the others as they are saved, and this one as it is shown", async () => {
    done(await editor.client.createFlow({ title: "Entry", text: follow("door", "0x00158d00ef3ed58a", "contact") }));
    const found = done(await editor.client.analyseFlow({ id: "hall", text: follow("motion", "0x00158d00de216713", "occupancy") }));
    expect(found).toMatchObject([{ code: "analysis/two-writers", place: { node: "lamp", pin: "state" } }]);
    const other = done(await editor.client.analyseFlow({ id: "hall", text: '{ "ziggyFlow": 1 }' }));
    expect(other).toEqual([]);
  });

  it("is nothing of what is no flow", async () => {
    expect(done(await editor.client.analyseFlow({ id: "hall", text: "{" }))).toEqual([]);
  });
});

describe("starters", () => {
  it("are offered", async () => {
    const starters = done(await editor.client.listStarters({}));
    expect(starters.map(({ id, title }) => [id, title])).toContainEqual(["motion-light", "Motion light"]);
  });

  it("run in the playground", async () => {
    const starter = done(await editor.client.listStarters({})).find(({ id }) => id === "door-left-open");
    const { id } = done(await editor.client.createFlow({ title: starter?.title ?? "", text: starter?.text ?? "" }));
    expect(done(await editor.client.runFlows({ ids: [id] }))).toMatchObject({ started: ["door-left-open"], failed: [] });
  });
});
