import { defineNode } from "../../catalogue/define-node.ts";
import { booleanOutput, observable } from "../../catalogue/emission.ts";
import { booleanOutputs } from "../../catalogue/pins.ts";
import { call, literal } from "../../ir/build.ts";

export const sunIsUpNode = defineNode({
  kind: "sun-is-up",
  title: "Sun is up",
  group: "While",
  help: "True from sunrise to sunset, where the home is. In polar summer all day, in polar winter never.",
  keywords: ["day", "night", "daylight", "dark", "sunrise", "sunset"],
  settings: {},
  uses: () => ({ services: ["location"] }),
  pins: { inputs: [], outputs: booleanOutputs("Whether the sun is above the horizon.") },
  emit: (context) => ({ object: call("sunIsUp", literal(context.id)), outputs: booleanOutput(observable(context.self)) }),
  examples: [
    {
      title: "The hall is lit at night",
      flow: {
        ziggyFlow: 1,
        devices: { lamp: { ieee: "0x680ae2fffe112233" } },
        nodes: { day: { kind: "sun-is-up" }, lamp: { kind: "device", settings: { device: "lamp" } } },
        wires: ["day.true -> lamp.state.off", "day.false -> lamp.state.on"],
      },
    },
  ],
});
