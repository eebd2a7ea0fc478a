import { defineNode } from "../../catalogue/define-node.ts";
import { eventInput, eventOutput, valueInput } from "../../catalogue/pins.ts";
import { whenFalse, whenTrueOrFalse } from "../../catalogue/statements.ts";
import { anyPin, booleanPin, nothingPin } from "../../model/pin-type.ts";

export const gateNode = defineNode({
  kind: "gate",
  title: "Gate",
  group: "While",
  help: "Lets events through while it is open. While it is not known whether it is open, nothing passes.",
  phrase: "While {open}",
  keywords: ["if", "while", "only", "condition", "filter"],
  settings: {},
  bypass: { in: "out" },
  pins: (context) => {
    const type = context.connected("in") ?? anyPin;
    const passes = [
      eventOutput("out", type, { help: "Passes on what came in while the gate was open." }),
      eventOutput("blocked", type, { help: "Fires with what came in while the gate was closed." }),
    ];
    const isBoolean = type.type === "boolean" || context.connected("in") === undefined;
    const branches = [
      eventOutput("true", nothingPin, { help: "Fires when a true passed." }),
      eventOutput("false", nothingPin, { help: "Fires when a false passed." }),
    ];
    return {
      inputs: [
        eventInput("in", anyPin, { help: "What wants to pass." }),
        valueInput("open", booleanPin, { help: "Whether the gate is open.", use: "when-fired", default: true }),
      ],
      outputs: isBoolean ? [...passes, ...branches] : passes,
    };
  },
  emit: (context) => {
    const open = context.input("open");
    return {
      when: {
        in: (payload) => {
          const branches = payload.type.type === "boolean" ? whenTrueOrFalse(payload, context.fire("true"), context.fire("false")) : [];
          const passing = [...context.fire("out", payload), ...branches];
          const blocked = context.fire("blocked", payload);
          return passing.length > 0 ? whenTrueOrFalse(open, passing, blocked) : whenFalse(open, blocked);
        },
      },
    };
  },
  examples: [
    {
      title: "The remote works only while somebody is in the hall",
      flow: {
        ziggyFlow: 1,
        devices: {
          motion: { ieee: "0x00158d0001a2b3c4" },
          remote: { ieee: "0x842e14ff8600b2f0" },
          lamp: { ieee: "0x680ae2fffe112233" },
        },
        nodes: {
          motion: { kind: "device", settings: { device: "motion" } },
          remote: { kind: "device", settings: { device: "remote" } },
          present: { kind: "gate" },
          lamp: { kind: "device", settings: { device: "lamp" } },
        },
        wires: ["remote.action.on -> present.in", "motion.occupancy -> present.open", "present.out -> lamp.state.toggle"],
      },
    },
  ],
});
