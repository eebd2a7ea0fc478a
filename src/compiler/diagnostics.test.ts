import { describe, expect, it } from "vitest";
import { exampleHome } from "../catalogue/example-home.ts";
import { catalogue } from "../nodes/index.gen.ts";
import { compileText } from "./compile.ts";

const roles = {
  motion: { ieee: "0x00158d0001a2b3c4" },
  lamp: { ieee: "0x680ae2fffe112233" },
  remote: { ieee: "0x842e14ff8600b2f0" },
  coffee: { ieee: "0xa4c138ff5e87262c" },
  climate: { ieee: "0x00158d003c96fd0d" },
};
const devices = Object.fromEntries(Object.keys(roles).map((role) => [role, { kind: "device", settings: { device: role } }]));

interface Case {
  readonly roles?: object;
  readonly nodes?: object;
  readonly wires?: readonly string[];
}

function compiled({ roles: ownRoles, nodes, wires = [] }: Case) {
  const flow = { ziggyFlow: 1, devices: ownRoles ?? roles, nodes: { ...(ownRoles === undefined && devices), ...nodes }, wires };
  return compileText(JSON.stringify(flow), { id: "test", home: exampleHome, catalogue, file: "flows/test.json", version: "0.1.0" });
}

/** Codes of everything but what is said of every flow that does little. */
function codesOf(flow: Case): readonly string[] {
  return compiled(flow)
    .diagnostics.map((one) => one.code)
    .filter((code) => code !== "role/unused" && code !== "flow/nothing-to-do");
}

const gate = { kind: "gate" };

describe("what is wrong is said", () => {
  const cases: readonly (readonly [what: string, flow: Case, codes: readonly string[]])[] = [
    ["nothing is wrong", { wires: ["motion.occupancy -> lamp.state"] }, []],
    ["a kind that does not exist", { nodes: { a: { kind: "of-delay" } } }, ["node/unknown-kind"]],
    ["a setting of the wrong type", { nodes: { a: { kind: "every", settings: { period: 3 } } } }, ["setting/invalid"]],
    ["a setting that is missing", { nodes: { a: { kind: "every" } } }, ["setting/missing"]],
    ["a setting that a kind does not have", { nodes: { a: { kind: "log", settings: { colour: "red" } } } }, ["setting/unknown"]],
    ["a setting called like a member of objects", { nodes: { a: { kind: "log", settings: { toString: 1 } } } }, ["setting/unknown"]],
    ["what a kind's own check finds", { nodes: { a: { kind: "every", settings: { period: "0s" } } } }, ["setting/invalid"]],
    ["durable where nothing can last", { nodes: { a: { ...gate, durable: true } } }, ["node/not-durable"]],
    ["a wire that is none", { wires: ["motion.occupancy => lamp.state"] }, ["wire/unreadable"]],
    ["a wire to a node that is not there", { wires: ["motion.occupancy -> nowhere.in"] }, ["wire/unknown-node"]],
    ["a wire twice", { wires: ["motion.occupancy -> lamp.state", "motion.occupancy -> lamp.state"] }, ["wire/duplicate"]],
    ["an output that is not there", { wires: ["motion.ocupancy -> lamp.state"] }, ["wire/unknown-output"]],
    ["an output called like a member of objects", { wires: ["motion.constructor -> lamp.state"] }, ["wire/unknown-output"]],
    ["an input that is not there", { wires: ["motion.occupancy -> lamp.sate"] }, ["wire/unknown-input"]],
    ["an input that cannot be set", { wires: ["lamp.state -> motion.occupancy"] }, ["wire/unknown-input"]],
    ["an event into a value", { nodes: { a: { kind: "not" } }, wires: ["remote.action.on -> a.in"] }, ["wire/event-into-value"]],
    ["types that do not fit", { wires: ["motion.illuminance -> lamp.state"] }, ["wire/type"]],
    ["units that do not fit", { wires: ["climate.temperature -> lamp.color_temp"] }, ["wire/units"]],
    ["words that the target does not know", { wires: ["remote.action -> coffee.power_outage_memory"] }, ["wire/missing-words"]],
    ["an event that carries nothing", { wires: ["remote.action.on -> lamp.brightness"] }, ["wire/no-payload"]],
    [
      "two sources of one value",
      { nodes: { a: { kind: "not" } }, wires: ["motion.occupancy -> a.in", "lamp.state -> a.in"] },
      ["wire/too-many"],
    ],
    ["an input that needs something", { nodes: { a: { kind: "not" } }, wires: ["a.true -> lamp.state.on"] }, ["input/missing"]],
    ["a node that was just put down", { nodes: { a: { kind: "not" } } }, ["input/not-yet"]],
    ["a written value of the wrong type", { nodes: { a: { kind: "compare", inputs: { a: 1, b: "2" } } } }, ["input/invalid"]],
    ["a written value out of range", { nodes: { b: { ...devices.lamp, inputs: { brightness: 300 } } } }, ["input/invalid"]],
    ["a written value for no input", { nodes: { a: { kind: "log", inputs: { inn: 1 } } } }, ["input/unknown"]],
    [
      "a written value that a wire replaces",
      { nodes: { a: { kind: "not", inputs: { in: true } } }, wires: ["motion.occupancy -> a.in", "a.true -> lamp.state.on"] },
      ["input/wired"],
    ],
    [
      "a wire into an input that takes a written value only",
      { nodes: { a: { kind: "changes" } }, wires: ["motion.occupancy -> a.in", "lamp.state -> a.to"] },
      ["wire/fixed-input"],
    ],
    ["a role that the flow does not list", { nodes: { a: { kind: "device", settings: { device: "lamb" } } } }, ["role/unknown"]],
    [
      "a device that is not in the home",
      { roles: { x: { ieee: "0x1", name: "gone" } }, nodes: { x: { kind: "device", settings: { device: "x" } } } },
      ["role/not-in-home"],
    ],
    ["a role that says nothing", { roles: { x: {} }, nodes: { x: { kind: "device", settings: { device: "x" } } } }, ["role/unbound"]],
    [
      "a device found by its name",
      { roles: { x: { ieee: "0x1", name: "hall/lamp" } }, nodes: { x: { kind: "device", settings: { device: "x" } } } },
      ["role/by-name"],
    ],
    [
      "a group found by its name alone",
      { roles: { x: { name: "kitchen lights" } }, nodes: { x: { kind: "device", settings: { device: "x" } } } },
      [],
    ],
    ["a node that feeds itself", { nodes: { a: gate }, wires: ["a.out -> a.in"] }, ["flow/cycle"]],
    ["a circle of events", { nodes: { a: gate, b: gate }, wires: ["a.out -> b.in", "b.out -> a.in"] }, ["flow/cycle"]],
    [
      "a circle of values",
      { nodes: { a: { kind: "not" }, b: { kind: "not" } }, wires: ["a.out -> b.in", "b.out -> a.in"] },
      ["flow/cycle"],
    ],
    ["a circle in which something waits", { nodes: { a: { kind: "delay" }, b: gate }, wires: ["a.out -> b.in", "b.out -> a.in"] }, []],
    ["a circle over a device", { nodes: { a: { kind: "not" } }, wires: ["lamp.state -> a.in", "a.out -> lamp.state"] }, []],
    [
      "a circle over a value that is only looked at",
      { nodes: { a: gate, b: { kind: "delay" } }, wires: ["remote.action.on -> a.in", "a.out -> b.in", "b.running -> a.open"] },
      [],
    ],
  ];

  it.each(cases)("%s", (_, flow, codes) => {
    expect(codesOf(flow)).toEqual(codes);
  });

  it.each(cases.filter(([, , codes]) => codes.length > 0))("with a message, a remedy and a place: %s", (_, flow) => {
    for (const { message, remedy, place } of compiled(flow).diagnostics.filter((one) => one.code !== "flow/nothing-to-do")) {
      expect(message).toMatch(/[.?]$/);
      expect(remedy).not.toBe("");
      expect(place).not.toEqual({});
    }
  });
});

describe("a flow with errors", () => {
  it("is held back, with all of its problems", () => {
    const result = compiled({ nodes: { a: { kind: "nothing" }, b: { kind: "every" } }, wires: ["motion.x -> lamp.state"] });
    expect(result.module).toBeUndefined();
    expect(result.diagnostics.filter((one) => one.severity === "error").map((one) => one.code)).toEqual([
      "node/unknown-kind",
      "setting/missing",
      "wire/unknown-output",
    ]);
  });

  it("says what was probably meant", () => {
    const { diagnostics } = compiled({
      nodes: { a: { kind: "of-delay" }, b: { kind: "log", settings: { txt: "x" } } },
      wires: ["motion.ocupancy -> lamp.sate"],
    });
    expect(diagnostics.map((one) => one.remedy)).toEqual(
      expect.arrayContaining(['Did you mean "off-delay"?', 'Did you mean "text"?', 'Did you mean "occupancy"?', 'Did you mean "state"?']),
    );
  });

  it("names the path of a circle", () => {
    const { diagnostics } = compiled({ nodes: { a: gate, b: gate, c: gate }, wires: ["a.out -> b.in", "b.out -> c.in", "c.out -> a.in"] });
    expect(diagnostics.find((one) => one.code === "flow/cycle")?.message).toContain("a.out → b.out → c.out → a.out");
  });

  it("does not repeat a problem for what hangs on it", () => {
    expect(codesOf({ nodes: { a: { kind: "nothing" } }, wires: ["a.out -> lamp.state", "motion.occupancy -> a.in"] })).toEqual([
      "node/unknown-kind",
    ]);
  });
});

describe("what a flow uses", () => {
  it("lists the roles in use with the names of their devices", () => {
    expect([...compiled({ wires: ["motion.occupancy -> lamp.state"] }).uses.roles]).toContainEqual(["lamp", "hall/lamp"]);
  });
});
