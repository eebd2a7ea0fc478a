import { defineNode } from "../../catalogue/define-node.ts";
import { observable } from "../../catalogue/emission.ts";
import { valueOutput } from "../../catalogue/pins.ts";
import { call, literal } from "../../ir/build.ts";

export const sunElevationNode = defineNode({
  kind: "sun-elevation",
  title: "Height of the sun",
  group: "Values",
  help: "How high the sun stands, in degrees above the horizon; below it the number is negative. Looked at every minute.",
  keywords: ["sun", "elevation", "altitude", "angle", "degrees", "twilight", "daylight"],
  settings: {},
  uses: () => ({ services: ["location"] }),
  pins: {
    inputs: [],
    outputs: [
      valueOutput("out", { type: "number", unit: "°", min: -90, max: 90 }, { help: "Degrees above the horizon.", parameter: "degrees" }),
    ],
  },
  emit: (context) => ({ object: call("sunElevation", literal(context.id)), outputs: { out: observable(context.self) } }),
  examples: [
    {
      title: "The lower the sun, the warmer the light",
      flow: {
        ziggyFlow: 1,
        devices: { lamp: { ieee: "0x680ae2fffe112233" } },
        nodes: {
          sun: { kind: "sun-elevation" },
          warmth: { kind: "map-range", settings: { fromLow: 0, fromHigh: 30, toLow: 454, toHigh: 250 } },
          lamp: { kind: "device", settings: { device: "lamp" } },
        },
        wires: ["sun.out -> warmth.in", "warmth.out -> lamp.color_temp"],
      },
    },
  ],
});
