import type { JsonObject } from "../base/json.ts";
import type { NodeExample } from "./define-node.ts";

/** A subflow that the examples of its kinds of node are about: it has inputs, outputs and parameters. */
const linger: JsonObject = {
  ziggyFlow: 1,
  name: "Linger",
  description: "A light that stays on for a while after the last movement.",
  parameters: {
    sensor: { type: "device", capability: "occupancy" },
    lamp: { type: "device", capability: "switchable" },
    stay: { type: "duration", default: "2m", description: "How long the light stays." },
  },
  nodes: {
    allowed: { kind: "input", settings: { as: "value", type: "boolean", default: true } },
    flip: { kind: "input", note: "Switches the light by hand." },
    lamp: { kind: "device", settings: { device: "lamp" } },
    left: { kind: "output" },
    lit: { kind: "output", note: "Whether the light is on." },
    present: { kind: "off-delay" },
    sensor: { kind: "device", settings: { device: "sensor" } },
    stay: { kind: "parameter", settings: { parameter: "stay" } },
    when: { kind: "gate" },
  },
  wires: [
    "sensor.occupancy -> present.in",
    "stay.out -> present.for",
    "present.out -> when.in",
    "allowed.out -> when.open",
    "when.out -> lamp.state",
    "present.false -> left.in",
    "flip.out -> lamp.state.toggle",
    "lamp.state -> lit.in",
  ],
};

/** Two calls of it. */
export const subflowExample: NodeExample = {
  title: "The same for two rooms",
  flow: {
    ziggyFlow: 1,
    devices: {
      motion: { ieee: "0x00158d0001a2b3c4" },
      remote: { ieee: "0x842e14ff8600b2f0" },
      hallLamp: { ieee: "0x680ae2fffe112233" },
      diningLamp: { ieee: "0x680ae2fffe112244" },
    },
    nodes: {
      dark: { kind: "compare", settings: { is: "below" }, inputs: { b: 40 } },
      dining: {
        kind: "subflow",
        settings: { flow: "subflows/linger.json", devices: { sensor: "motion", lamp: "diningLamp" }, parameters: { stay: "10m" } },
      },
      hall: { kind: "subflow", settings: { flow: "subflows/linger.json", devices: { sensor: "motion", lamp: "hallLamp" } } },
      line: { kind: "log", settings: { text: "Light in the hall:" } },
      motion: { kind: "device", settings: { device: "motion" } },
      remote: { kind: "device", settings: { device: "remote" } },
    },
    wires: ["motion.illuminance -> dark.a", "dark.out -> hall.allowed", "remote.action.on -> dining.flip", "hall.lit -> line.in"],
  },
  subflows: { "subflows/linger.json": linger },
};
