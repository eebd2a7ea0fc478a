import { defineNode } from "../../catalogue/define-node.ts";
import { numberField } from "../../catalogue/fields.ts";
import { eventInput } from "../../catalogue/pins.ts";
import { call, literal, perform } from "../../ir/build.ts";
import { nothingPin } from "../../model/pin-type.ts";

export const stopNode = defineNode({
  kind: "stop",
  title: "Stop",
  group: "Do",
  help:
    "Ends the whole program cleanly, with all its flows. What this moment still sends leaves before. For flows that run as a " +
    "command: do something, then stop.",
  phrase: "Stop the program",
  keywords: ["exit", "quit", "end", "shut down"],
  settings: {
    code: numberField({
      label: "Exit code",
      help: "What the program tells whoever started it. 0 says that all went well.",
      min: 0,
      max: 255,
      integer: true,
      default: 0,
    }),
  },
  pins: { inputs: [eventInput("in", nothingPin, { help: "Ends the program." })], outputs: [] },
  emit: (_context, { code }) => ({
    when: { in: () => [perform(call("stop", ...(code === 0 ? [] : [literal(code)])))] },
  }),
  examples: [
    {
      title: "Switches the lamp off and ends",
      flow: {
        ziggyFlow: 1,
        devices: { lamp: { ieee: "0x680ae2fffe112233" } },
        nodes: {
          start: { kind: "start", settings: { on: ["first"] } },
          lamp: { kind: "device", settings: { device: "lamp" } },
          done: { kind: "stop" },
        },
        wires: ["start.first -> lamp.state.off", "start.first -> done.in"],
      },
    },
  ],
});
