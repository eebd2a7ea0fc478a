import { defineNode } from "../../catalogue/define-node.ts";
import { emitEntity } from "../../catalogue/devices/entity-emission.ts";
import { noPins, pinsOfEntity } from "../../catalogue/devices/entity-pins.ts";
import { roleField } from "../../catalogue/fields.ts";

export const groupNode = defineNode({
  kind: "group",
  title: "Zigbee group",
  group: "Devices",
  help:
    "A group of Zigbee2MQTT. One message sets all of its members at once; its pins are what the members have in common. For " +
    "devices that are no Zigbee group there is the device set.",
  keywords: ["lights", "together", "scene"],
  settings: {
    device: roleField({ label: "Group", help: "Which group of the flow.", of: "group" }),
  },
  pins: (context, { device }) => {
    const entity = context.role(device);
    return entity === undefined ? noPins : pinsOfEntity(entity);
  },
  check: (context, { device }) => {
    const entity = context.role(device);
    return entity === undefined || "members" in entity ? [] : [{ setting: "device", problem: `names "${entity.name}", which is no group` }];
  },
  emit: (context, { device }) => {
    const { expression, entity } = context.role(device);
    return emitEntity(context, expression, entity);
  },
  examples: [
    {
      title: "The remote switches the kitchen",
      flow: {
        ziggyFlow: 1,
        devices: { remote: { ieee: "0x842e14ff8600b2f0" }, kitchen: { group: 5, name: "kitchen lights" } },
        nodes: {
          remote: { kind: "device", settings: { device: "remote" } },
          kitchen: { kind: "group", settings: { device: "kitchen" }, inputs: { brightness: 254 } },
        },
        wires: ["remote.action.on -> kitchen.state.on", "remote.action.on -> kitchen.brightness", "remote.action.off -> kitchen.state.off"],
      },
    },
  ],
});
