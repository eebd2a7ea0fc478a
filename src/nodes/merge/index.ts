import { defineNode } from "../../catalogue/define-node.ts";
import { eventInput, eventOutput } from "../../catalogue/pins.ts";
import { anyPin } from "../../model/pin-type.ts";

export const mergeNode = defineNode({
  kind: "merge",
  title: "Merge",
  group: "Structure",
  help: "Passes on whatever comes in. Joins several causes into one wire.",
  keywords: ["join", "or", "combine", "events"],
  settings: {},
  bypass: { in: "out" },
  pins: (context) => ({
    inputs: [eventInput("in", anyPin, { help: "Any number of events." })],
    outputs: [eventOutput("out", context.connected("in") ?? anyPin, { help: "Fires with each of them." })],
  }),
  emit: (context) => ({ when: { in: (payload) => context.fire("out", payload) } }),
  examples: [
    {
      title: "Two causes for the same two things",
      flow: {
        ziggyFlow: 1,
        devices: {
          remote: { ieee: "0x842e14ff8600b2f0" },
          motion: { ieee: "0x00158d0001a2b3c4" },
          lamp: { ieee: "0x680ae2fffe112233" },
          coffee: { ieee: "0xa4c138ff5e87262c" },
        },
        nodes: {
          remote: { kind: "device", settings: { device: "remote" } },
          motion: { kind: "device", settings: { device: "motion" } },
          awake: { kind: "merge" },
          lamp: { kind: "device", settings: { device: "lamp" } },
          coffee: { kind: "device", settings: { device: "coffee" } },
        },
        wires: [
          "remote.action.on -> awake.in",
          "motion.occupancy.on -> awake.in",
          "awake.out -> lamp.state.on",
          "awake.out -> coffee.state.on",
        ],
      },
    },
  ],
});
