import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Json } from "../../src/base/json.ts";
import { done, openTestEditor, type TestEditor } from "./support.ts";

const motion = "0x00158d00de216713";
const lamp = "0x842e14ff5624d239";

let editor: TestEditor;
beforeEach(async () => {
  editor = await openTestEditor();
  done(await editor.client.openPlayground({ home: "small" }));
});
afterEach(() => editor.close());

const devices = { motion: { ieee: motion }, lamp: { ieee: lamp } };
const motionNode = { kind: "device", settings: { device: "motion" } };
const lampNode = { kind: "device", settings: { device: "lamp" } };

function follower(changes: { readonly pin?: string; readonly x?: number; readonly limit?: number } = {}): string {
  return JSON.stringify({
    ziggyFlow: 1,
    name: "Follower",
    devices,
    nodes: {
      motion: motionNode,
      lamp: lampNode,
      dark: { kind: "compare", settings: { is: "below" }, inputs: { b: changes.limit ?? 40 } },
      present: { kind: "off-delay", inputs: { for: "5s" } },
      when: { kind: "gate" },
    },
    wires: [
      "motion.illuminance -> dark.a",
      "motion.occupancy -> present.in",
      "present.out -> when.in",
      "dark.out -> when.open",
      `when.true -> lamp.${changes.pin ?? "state.on"}`,
    ],
    layout: { lamp: [changes.x ?? 0, 0] },
  });
}

async function saved(id: string, text: string): Promise<void> {
  const found = await editor.client.readFlow({ id });
  done(await editor.client.saveFlow({ id, text, base: found.ok ? found.value.revision : null, overwrite: false }));
}

async function report(state: { readonly [key: string]: Json }): Promise<void> {
  done(await editor.client.reportSimulated({ address: motion, state }));
}

async function run(...ids: string[]) {
  return done(await editor.client.runFlows({ ids }));
}

describe("running", () => {
  it("leaves a flow alone whose meaning did not change", async () => {
    await saved("follower", follower());
    expect(await run("follower")).toMatchObject({ started: ["follower"] });
    await saved("follower", follower({ x: 300 }));
    expect(await run("follower")).toMatchObject({ started: [], unchanged: ["follower"] });
    const { revision } = done(await editor.client.readFlow({ id: "follower" }));
    expect(done(await editor.client.getRuns({}))).toMatchObject([{ flow: "follower", state: "running", revision }]);
  });

  it("swaps a flow whose meaning changed", async () => {
    await saved("follower", follower());
    await run("follower");
    expect(editor.runs.get("follower")?.stateful).toMatchObject([{ node: "present", title: "Stays true 5 s longer" }]);
    await saved("follower", follower({ pin: "state.toggle" }));
    expect(await run("follower")).toMatchObject({ started: ["follower"], unchanged: [] });
  });

  it("keeps the last good version when a new one has errors", async () => {
    done(await editor.client.setDevice({ address: lamp, payload: { state: "OFF" } }));
    await report({ occupancy: false, illuminance: 3 });
    await editor.until(() => editor.states.get(lamp)?.state.state === "OFF", "the lamp to be off");
    await saved("follower", follower());
    await run("follower");
    const good = done(await editor.client.readFlow({ id: "follower" })).revision;
    await saved("follower", follower({ pin: "no_such_pin" }));
    const failed = await run("follower");
    expect(failed).toMatchObject({
      started: [],
      failed: [{ flow: "follower", diagnostics: [{ severity: "error", place: { node: "lamp" } }] }],
    });
    expect(done(await editor.client.getRuns({}))).toMatchObject([{ flow: "follower", state: "running", revision: good }]);
    await report({ occupancy: true, illuminance: 3 });
    await editor.until(() => editor.states.get(lamp)?.state.state === "ON", "the lamp to be on");
  });

  it("stops, and starts the same again", async () => {
    await saved("follower", follower());
    await run("follower");
    done(await editor.client.stopFlows({ ids: ["follower"] }));
    expect(done(await editor.client.getRuns({}))).toMatchObject([{ flow: "follower", state: "stopped" }]);
    expect(await run("follower")).toMatchObject({ started: ["follower"] });
  });

  it("runs all flows that are saved when none is named", async () => {
    expect(done(await editor.client.runFlows({}))).toMatchObject({ started: ["hall-light", "remote"], failed: [] });
  });

  it("says so when a flow is not there", async () => {
    expect(await editor.client.runFlows({ ids: ["nobody"] })).toMatchObject({ ok: false, error: { code: "not found" } });
  });

  it("survives a flow that never ends, names it, and lets the others go on", async () => {
    const module = 'import { flow } from "ziggy-flow";\nexport default flow("loop", () => { for (;;); });\n';
    await editor.writeFile("automations/loop.ts", module);
    done(await editor.client.trustProject({}));
    await run("remote");
    expect(await run("loop")).toMatchObject({ failed: [{ flow: "loop", diagnostics: [{ code: "flow/not-started" }] }] });
    await editor.until(() => editor.runs.get("remote")?.state === "running", "the other flow to run again");
  });
});

describe("trust", () => {
  const module = 'import { flow } from "ziggy-flow";\nexport default flow("own", () => {});\n';

  it("is asked for before code runs, and once a folder", async () => {
    await editor.writeFile("automations/own.ts", module);
    expect(done(await editor.client.getSession({})).project?.untrusted).toEqual(["own"]);
    expect(await editor.client.runFlows({ ids: ["own"] })).toMatchObject({
      ok: false,
      error: { code: "refused", message: expect.stringContaining("own") },
    });
    expect(done(await editor.client.trustProject({})).untrusted).toEqual([]);
    expect(await run("own")).toMatchObject({ started: ["own"] });
    done(await editor.client.closeProject({}));
    expect(done(await editor.client.openPlayground({ home: "small" })).untrusted).toEqual([]);
  });

  it("is kept outside of the folder", async () => {
    await editor.writeFile("automations/own.ts", module);
    done(await editor.client.trustProject({}));
    const copy = await editor.copyProject();
    expect(done(await editor.client.openProject({ folder: copy })).untrusted).toEqual(["own"]);
  });
});

describe("live values", () => {
  function valueAt(node: string, pin: string): Json | undefined {
    return editor.samples
      .flatMap(({ values }) => values)
      .filter((one) => one.node === node && one.pin === pin)
      .at(-1)?.value;
  }

  it("show what wires carry, what left outputs, and how long delays last", async () => {
    await report({ occupancy: false, illuminance: 300 });
    await saved("follower", follower());
    await run("follower");
    done(await editor.client.watchFlow({ id: "follower" }));
    await editor.until(() => valueAt("dark", "out") === false, "the comparison to be false");
    expect([valueAt("motion", "illuminance"), valueAt("present", "out")]).toEqual([300, false]);

    await report({ occupancy: true, illuminance: 12 });
    await editor.until(() => valueAt("dark", "out") === true && valueAt("present", "out") === true, "both to be true");
    const pulses = editor.samples.flatMap((sample) => sample.pulses.map(({ node, pin, value }) => [node, pin, value]));
    expect(pulses).toEqual(
      expect.arrayContaining([
        ["present", "out", true],
        ["when", "true", undefined],
      ]),
    );

    await report({ occupancy: false, illuminance: 12 });
    await editor.until(() => (editor.samples.at(-1)?.deadlines.length ?? 0) > 0, "a deadline");
    expect(editor.samples.at(-1)?.deadlines).toEqual([{ node: "present", at: expect.any(Number) }]);
  });

  it("are for each window those of the flow that it watches", async () => {
    const other = editor.openWindow();
    await saved("follower", follower());
    await saved("second", follower());
    await run("follower", "second");
    done(await editor.client.watchFlow({ id: "follower" }));
    done(await other.client.watchFlow({ id: "second" }));
    await report({ occupancy: true, illuminance: 7 });
    await editor.until(() => valueAt("motion", "illuminance") === 7, "the value");
    await editor.until(() => other.samples.length > 0, "values of the other");
    expect([new Set(editor.samples.map(({ flow }) => flow)), new Set(other.samples.map(({ flow }) => flow))]).toEqual([
      new Set(["follower"]),
      new Set(["second"]),
    ]);
    other.close();
    await report({ occupancy: true, illuminance: 8 });
    await editor.until(() => valueAt("motion", "illuminance") === 8, "the value after the other window has gone");
  });

  it("are those of the flow that is watched, and of none after that", async () => {
    await saved("follower", follower());
    await run("follower", "remote");
    done(await editor.client.watchFlow({ id: "remote" }));
    await report({ occupancy: true, illuminance: 1 });
    done(await editor.client.watchFlow({ id: "follower" }));
    await editor.until(() => editor.samples.some(({ flow }) => flow === "follower"), "values of the flow");
    done(await editor.client.watchFlow({}));
    const count = editor.samples.length;
    await report({ occupancy: false, illuminance: 2 });
    await editor.until(() => editor.states.get(motion)?.state.illuminance === 2, "the report");
    expect(editor.samples.length - count).toBeLessThanOrEqual(1);
  });
});
