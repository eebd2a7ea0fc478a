import { describe, expect, it } from "vitest";
import type { JsonObject } from "../base/json.ts";
import { exampleHome } from "../catalogue/example-home.ts";
import { readDocument } from "../model/parse.ts";
import { catalogue } from "../nodes/index.gen.ts";
import * as home from "../runtime/testing/describe.ts";
import type { HomeDescription } from "../z2m/description.ts";
import { analyseProject } from "./analyse.ts";

const siren = home.device("hall/siren", [home.boolean("alarm"), home.boolean("state")], { ieee: "0x51" });
const dimLamp = home.device("attic/lamp", [home.boolean("state", { within: "light" }), home.number("brightness", { min: 0, max: 100 })], {
  ieee: "0x52",
  capabilities: ["switchable", "dimmable"],
});
const group = {
  ...home.group(9, "lamps", [home.boolean("state")], ["switchable"]),
  members: [{ ieee: "0x680ae2fffe112233", endpoint: 1 }],
};
const whole: HomeDescription = {
  ...exampleHome,
  devices: [...exampleHome.devices, siren, dimLamp],
  groups: [...exampleHome.groups, group],
};

const devices = {
  motion: { ieee: "0x00158d0001a2b3c4" },
  lamp: { ieee: "0x680ae2fffe112233" },
  dining: { ieee: "0x680ae2fffe112244" },
  remote: { ieee: "0x842e14ff8600b2f0" },
  coffee: { ieee: "0xa4c138ff5e87262c" },
  siren: { ieee: "0x51" },
  attic: { ieee: "0x52" },
  lamps: { group: 9 },
};
type Nodes = { readonly [id: string]: JsonObject };

/** A flow with a node for each device, and these besides. */
function flow(id: string, wires: readonly string[], nodes: Nodes = {}, more: JsonObject = {}) {
  const used = Object.entries(devices).filter(([role]) => wires.some((wire) => ` ${wire}`.includes(` ${role}.`)));
  const deviceNodes = Object.fromEntries(
    used.map(([role]) => [role, { kind: role === "lamps" ? "group" : "device", settings: { device: role } }]),
  );
  const file = { ziggyFlow: 1, devices: Object.fromEntries(used), nodes: { ...deviceNodes, ...nodes }, wires, ...more };
  const { document } = readDocument(JSON.parse(JSON.stringify(file)));
  if (document === undefined) throw new Error(`${id} is no flow`);
  return { id, file: `flows/${id}.json`, document };
}

/** What is said: flow, node, code. */
function said(...flows: readonly ReturnType<typeof flow>[]): readonly string[] {
  return [...analyseProject(flows, { home: whole, catalogue })].flatMap(([id, diagnostics]) =>
    diagnostics.map(({ code, place }) => `${id} ${place.node ?? place.path ?? ""} ${code.slice("analysis/".length)}`),
  );
}

const motionLight = flow("motion", ["motion.occupancy -> lamp.state"]);
const every: Nodes = { tick: { kind: "every", inputs: { period: "1h" } } };
const atNight: Nodes = { night: { kind: "at-time", settings: { time: "23:00" } } };
const on = (role: string): JsonObject => ({ kind: "device", settings: { device: role } });

describe("two flows that set one property", () => {
  it("are named in both when a sensor's change in one undoes what the other does of itself", () => {
    const night = flow("night", ["night.out -> lamp.state.off"], atNight);
    expect(said(motionLight, night)).toEqual(["motion lamp two-writers", "night lamp two-writers"]);
  });

  it("are one thing to say, however many properties it is", () => {
    const other = flow("other", ["coffee.state -> lamp.state", "coffee.power -> lamp.brightness"]);
    const third = flow("third", ["motion.occupancy -> lamp.state", "motion.illuminance -> lamp.brightness"]);
    expect(said(other, third)).toEqual(["other lamp two-writers", "third lamp two-writers"]);
  });

  it("are one thing to say, however many devices it is", () => {
    const set = (id: string, wire: string) =>
      flow(id, [wire], { all: { kind: "device-set", settings: { capability: "switchable", exceptNames: ["coffee"] } } });
    expect(said(set("one", "motion.occupancy -> all.state"), set("two", "coffee.state -> all.state"))).toEqual([
      "one all two-writers",
      "two all two-writers",
    ]);
  });

  it("are seen through a Zigbee group", () => {
    expect(said(motionLight, flow("all", ["coffee.state -> lamps.state"]))).toEqual(["motion lamp two-writers", "all lamps two-writers"]);
  });

  it("are seen through a set of devices", () => {
    const set = flow("set", ["coffee.state -> lights.state"], {
      lights: { kind: "device-set", settings: { type: "light", room: "hall" } },
    });
    expect(said(motionLight, set)).toEqual(["motion lamp two-writers", "set lights two-writers"]);
  });

  it.each([
    ["a person asks in one of them", flow("remote", ["remote.action.on -> lamp.state.on", "remote.action.off -> lamp.state.off"])],
    [
      "a message asks in one of them",
      flow("asked", ["asked.out -> lamp.state.toggle"], { asked: { kind: "mqtt-message", settings: { topic: "do" } } }),
    ],
    ["they are of different devices", flow("dining", ["coffee.state -> dining.state"])],
    ["they are of different properties", flow("bright", ["motion.illuminance -> lamp.brightness"])],
  ])("are let be when %s", (_, other) => {
    expect(said(motionLight, other)).toEqual([]);
  });

  it("are let be when both only ever switch it on, or both go by the clock", () => {
    const one = flow("one", ["motion.occupancy.on -> lamp.state.on"]);
    const two = flow("two", ["coffee.state.on -> lamp.state.on"]);
    expect(said(one, two)).toEqual([]);
    const morning = flow("morning", ["night.out -> lamp.state.on"], atNight);
    expect(said(flow("night", ["night.out -> lamp.state.off"], atNight), morning)).toEqual([]);
  });
});

describe("a contradiction", () => {
  it("is one moment that sets one property to two values", () => {
    expect(said(flow("f", ["remote.action.on -> lamp.state.on", "remote.action.on -> lamp.state.off"]))).toEqual(["f lamp contradiction"]);
  });

  it("is seen between values that are written", () => {
    const nodes = { low: { ...on("lamp"), inputs: { brightness: 10 } }, high: { ...on("lamp"), inputs: { "brightness.normalized": 1 } } };
    const wires = [
      "remote.action.on -> low.brightness",
      "remote.action.on -> high.brightness.normalized",
      "remote.action.off -> lamp.state.off",
    ];
    expect(said(flow("f", wires, nodes))).toEqual(["f high contradiction"]);
  });

  it("is none when the moments differ, or the values are one", () => {
    expect(said(flow("f", ["remote.action.on -> lamp.state.on", "remote.action.off -> lamp.state.off"]))).toEqual([]);
    expect(said(flow("f", ["remote.action.on -> lamp.state.on", "remote.action.on -> dining.state.off"]))).toEqual([]);
  });
});

describe("feedback", () => {
  it("is a flow that sets what makes it do so", () => {
    const wires = ["lamp.state -> other.in", "other.out -> lamp.state"];
    expect(said(flow("f", wires, { other: { kind: "not" } }))).toEqual(["f lamp feedback"]);
  });

  it("is found through any number of flows, and named in each", () => {
    const flows = [
      flow("a", ["lamp.state -> dining.state"]),
      flow("b", ["dining.state -> coffee.state"]),
      flow("c", ["coffee.state -> lamp.state"]),
    ];
    expect(said(...flows).filter((line) => line.endsWith("feedback"))).toEqual([
      "a dining feedback",
      "b coffee feedback",
      "c lamp feedback",
    ]);
  });

  it("goes by way of a toggle", () => {
    expect(said(flow("f", ["lamp.state.on -> lamp.state.toggle"]))).toEqual(["f lamp feedback"]);
  });

  it("is none in a flow that switches off what was switched on", () => {
    const nodes = { long: { kind: "held-for", inputs: { for: "10m" } } };
    expect(said(flow("f", ["lamp.state -> long.in", "long.true -> lamp.state.off"], nodes))).toEqual([]);
  });

  it("is none where what is set is not what makes it happen", () => {
    expect(said(flow("f", ["lamp.state.on -> lamp.state.off"]))).toEqual([]);
    expect(said(flow("f", ["lamp.state.on -> lamp.state.on", "lamp.state.off -> lamp.state.off"]))).toEqual([]);
  });

  it("is none where a device that can be reached again is told how to be", () => {
    const nodes = { back: { kind: "match", settings: { words: ["online"] } } };
    expect(said(flow("f", ["lamp.availability -> back.in", "back.online -> lamp.state.on"], nodes))).toEqual([]);
  });

  it("is none where the device is only looked at", () => {
    const wires = ["remote.action.on -> gate.in", "lamp.state -> gate.open", "gate.blocked -> lamp.state.on", "gate.out -> lamp.state.off"];
    expect(said(flow("f", wires, { gate: { kind: "gate" } }))).toEqual([]);
  });

  it("is none between two switches that follow each other in words", () => {
    const wires = ["lamp.state.on -> dining.state.on", "lamp.state.off -> dining.state.off"];
    const back = ["dining.state.on -> lamp.state.on", "dining.state.off -> lamp.state.off"];
    expect(said(flow("f", [...wires, ...back]))).toEqual([]);
  });
});

describe("subflows", () => {
  const inside: Nodes = {
    go: { kind: "input", settings: { as: "event" } },
    light: { kind: "device", settings: { device: "light" } },
    other: { kind: "not" },
    told: { kind: "output", settings: { as: "value", type: "boolean" } },
  };
  const follower = flow("subflows/follower", ["go.out -> light.state.toggle", "light.state -> other.in", "other.out -> told.in"], inside, {
    parameters: { light: { type: "device", capability: "switchable" } },
  });
  const call = (role: string): Nodes => ({
    follow: { kind: "subflow", settings: { flow: "subflows/follower.json", devices: { light: role } } },
  });

  it("are looked through: what they set is set by the flow that calls them", () => {
    const calling = flow("calling", ["motion.occupancy -> follow.go", "follow.told -> dining.state"], call("lamp"), { devices });
    expect(said(follower, calling, flow("other", ["coffee.state -> lamp.state"]))).toEqual([
      "calling follow two-writers",
      "other lamp two-writers",
    ]);
  });

  it("are looked through: a ring may go in and out of them", () => {
    const calling = flow("calling", ["follow.told -> lamp.state", "remote.action.on -> follow.go"], call("lamp"), { devices });
    expect(said(follower, calling)).toEqual(["calling lamp feedback"]);
    const apart = flow("calling", ["follow.told -> dining.state", "remote.action.on -> follow.go"], call("lamp"), { devices });
    expect(said(follower, apart)).toEqual([]);
  });
});

describe("words that nothing says", () => {
  const table = (words: JsonObject): Nodes => ({ step: { kind: "translate", settings: { words } } });
  const wires = ["remote.action -> step.in", "step.out -> lamp.brightness.add"];

  it("are named with the node that waits for them", () => {
    expect(said(flow("f", wires, table({ brightness_move_up: 10, dots_1_double: 20 })))).toEqual(["f step unsaid-word"]);
  });

  it("are none when the device says them all", () => {
    expect(said(flow("f", wires, table({ brightness_move_up: 10 })))).toEqual([]);
  });

  it("may come from a source that says any text", () => {
    const nodes = { ...table({ anything: 10 }), message: { kind: "mqtt-message", settings: { topic: "do", as: "text" } } };
    expect(said(flow("f", ["message.out -> step.in", "step.out -> lamp.brightness.add"], nodes))).toEqual([]);
  });
});

describe("nodes that cannot do anything", () => {
  it.each<[what: string, wires: readonly string[], nodes: Nodes, said: readonly string[]]>([
    ["nothing fires", ["gate.out -> lamp.state.on"], { gate: { kind: "gate" } }, ["f gate never-triggered"]],
    [
      "are only looked at",
      ["motion.occupancy -> gate.open", "gate.out -> lamp.state.on"],
      { gate: { kind: "gate" } },
      ["f gate never-triggered"],
    ],
    ["nobody asks", ["motion.occupancy -> not.in"], { not: { kind: "not" } }, ["f not unused-result"]],
    ["no wire reaches", ["motion.occupancy -> lamp.state"], { line: { kind: "log", settings: { text: "x" } } }, ["f line unconnected"]],
    [
      "have a value that nothing sends",
      ["motion.occupancy.on -> bright.state.on"],
      { bright: { ...on("lamp"), inputs: { brightness: 10 } } },
      ["f bright idle-value"],
    ],
    ["are disabled", ["motion.occupancy -> lamp.state"], { not: { kind: "not", disabled: true } }, []],
    ["are remarks", ["motion.occupancy -> lamp.state"], { hint: { kind: "note", settings: { text: "x" } } }, []],
    ["others may use", ["motion.occupancy -> seen.set"], { seen: { kind: "variable", settings: { type: "boolean", shared: true } } }, []],
  ])("because they %s", (_, wires, nodes, expected) => {
    const more = JSON.stringify(nodes).includes('"lamp"') ? { devices } : {};
    expect(said(flow("f", wires, nodes, more))).toEqual(expected);
  });

  it("are not looked for where part of the flow cannot be made out", () => {
    expect(said(flow("f", ["motion.occupancy -> not.in", "motion.nonsense -> lamp.state"], { not: { kind: "not" } }))).toEqual([]);
  });
});

describe("values out of range", () => {
  const set: Nodes = { set: { kind: "device-set", settings: { capability: "dimmable" }, inputs: { brightness: 254 } } };

  it("are named with the members of a set that do not take them", () => {
    const findings = analyseProject([flow("f", ["remote.action.on -> set.brightness"], set)], { home: whole, catalogue }).get("f");
    expect(findings?.map(({ code, message }) => [code, message])).toEqual([
      ["analysis/out-of-range", '"attic/lamp": brightness never becomes 254; 100 is the nearest that is possible.'],
    ]);
  });

  it("are found in constants", () => {
    const nodes = { ...every, much: { kind: "constant", settings: { value: 300 } }, when: { kind: "gate" } };
    expect(said(flow("f", ["much.out -> lamp.brightness"], { much: nodes.much }))).toEqual(["f lamp out-of-range"]);
  });

  it("are none within the range", () => {
    expect(said(flow("f", ["remote.action.on -> lamp.brightness"], {}, {}))).toEqual([]);
  });
});

describe("alarms", () => {
  it("that are switched on and never off are named", () => {
    expect(said(flow("f", ["motion.occupancy.on -> siren.alarm.on"]))).toEqual(["f siren no-way-off"]);
  });

  it.each([
    ["another flow switches them off", flow("quiet", ["remote.action.off -> siren.alarm.off"])],
    ["what another flow sets may be off", flow("computed", ["coffee.state -> siren.alarm"])],
  ])("are let be when %s", (_, other) => {
    expect(said(flow("f", ["remote.action.on -> siren.alarm.on"]), other)).toEqual([]);
  });

  it("that repeat themselves for ever are named", () => {
    const nodes = { again: { kind: "delay", inputs: { for: "1m" } }, line: { kind: "log", settings: { text: "Still wet" } } };
    const wires = ["motion.occupancy.on -> again.in", "again.out -> again.in", "again.out -> line.in"];
    expect(said(flow("f", wires, nodes))).toEqual(["f again endless"]);
    expect(said(flow("f", [...wires, "motion.occupancy.off -> again.cancel"], nodes))).toEqual([]);
  });
});

describe("sets", () => {
  it("without a member now are named", () => {
    const nodes = { lights: { kind: "device-set", settings: { type: "light", room: "Hall" } } };
    expect(said(flow("f", ["remote.action.on -> lights.state.on"], nodes))).toEqual(["f lights empty-set"]);
  });
});

describe("silence", () => {
  const reason = "The panel in the hall ends it.";
  const alarm = (more: JsonObject, node: JsonObject = {}) =>
    flow("f", ["motion.occupancy.on -> bell.alarm.on"], { bell: { ...on("siren"), ...node } }, { devices, ...more });

  it.each([
    ["the flow", alarm({ silence: { "analysis/no-way-off": reason } })],
    ["the node", alarm({}, { silence: { "analysis/no-way-off": reason } })],
  ])("of %s leaves it out", (_, silent) => {
    expect(said(silent)).toEqual([]);
  });

  it("of one flow is enough for what several have to do with", () => {
    const night = flow("night", ["night.out -> lamp.state.off"], atNight, { silence: { "analysis/two-writers": "Night is night." } });
    expect(said(motionLight, night)).toEqual([]);
  });

  it.each([
    [
      "of another code",
      alarm({ silence: { "analysis/feedback": reason } }),
      ["f bell no-way-off", "f /silence/analysis/feedback idle-silence"],
    ],
    ["of what is no code", alarm({ silence: { nonsense: reason } }), ["f bell no-way-off", "f /silence/nonsense idle-silence"]],
    [
      "of another node",
      alarm({ nodes: { motion: { ...on("motion"), silence: { "analysis/no-way-off": reason } }, bell: on("siren") } }),
      ["f bell no-way-off", "f motion idle-silence"],
    ],
  ])("%s is itself named", (_, idle, expected) => {
    expect(said(idle)).toEqual(expected);
  });
});
