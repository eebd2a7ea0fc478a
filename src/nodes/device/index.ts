import { defineNode } from "../../catalogue/define-node.ts";
import { emitEntity } from "../../catalogue/devices/entity-emission.ts";
import { noPins, pinsOfEntity } from "../../catalogue/devices/entity-pins.ts";
import { roleField } from "../../catalogue/fields.ts";

export const deviceNode = defineNode({
  kind: "device",
  title: "Device",
  group: "Devices",
  help:
    "A device of the home. Its outputs are what it reports, its inputs what it can be told. Setting several properties in one " +
    "turn sends one message; setting what already is sends none.",
  keywords: ["light", "sensor", "remote", "plug", "switch"],
  settings: {
    device: roleField({ label: "Device", help: "Which device of the flow." }),
  },
  pins: (context, { device }) => {
    const entity = context.role(device);
    return entity === undefined ? noPins : pinsOfEntity(entity);
  },
  emit: (context, { device }) => {
    const { expression, entity } = context.role(device);
    return emitEntity(context, expression, entity);
  },
  examples: [
    {
      title: "The lamp follows the motion sensor",
      flow: {
        ziggyFlow: 1,
        devices: { motion: { ieee: "0x00158d0001a2b3c4" }, lamp: { ieee: "0x680ae2fffe112233" } },
        nodes: { motion: { kind: "device", settings: { device: "motion" } }, lamp: { kind: "device", settings: { device: "lamp" } } },
        wires: ["motion.occupancy -> lamp.state"],
      },
    },
  ],
});
