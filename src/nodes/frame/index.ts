import { defineNode } from "../../catalogue/define-node.ts";

export const frameNode = defineNode({
  kind: "frame",
  title: "Frame",
  group: "Structure",
  help: "A labelled area on the canvas. What stands in it moves with it; it does nothing when the flow runs.",
  keywords: ["group", "area", "box", "section", "label"],
  settings: {},
  pins: { inputs: [], outputs: [] },
  emit: () => ({}),
  examples: [
    {
      title: "A flow with its parts framed",
      flow: {
        ziggyFlow: 1,
        devices: { motion: { ieee: "0x00158d0001a2b3c4" }, lamp: { ieee: "0x680ae2fffe112233" } },
        nodes: {
          motion: { kind: "device", settings: { device: "motion" } },
          lamp: { kind: "device", settings: { device: "lamp" } },
          hall: { kind: "frame", title: "Hall" },
        },
        wires: ["motion.occupancy -> lamp.state"],
        layout: { hall: [-24, -48, 640, 320] },
      },
    },
  ],
});
