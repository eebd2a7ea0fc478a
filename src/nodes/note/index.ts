import { defineNode } from "../../catalogue/define-node.ts";

export const noteNode = defineNode({
  kind: "note",
  title: "Note",
  group: "Structure",
  help: "A text on the canvas: the node's own note. It does nothing when the flow runs.",
  keywords: ["comment", "text", "remark", "documentation"],
  settings: {},
  pins: { inputs: [], outputs: [] },
  emit: () => ({}),
  examples: [
    {
      title: "A remark beside the flow",
      flow: {
        ziggyFlow: 1,
        devices: { motion: { ieee: "0x00158d0001a2b3c4" }, lamp: { ieee: "0x680ae2fffe112233" } },
        nodes: {
          motion: { kind: "device", settings: { device: "motion" } },
          lamp: { kind: "device", settings: { device: "lamp" } },
          why: { kind: "note", note: "The stairs are dark even at noon." },
        },
        wires: ["motion.occupancy -> lamp.state"],
      },
    },
  ],
});
