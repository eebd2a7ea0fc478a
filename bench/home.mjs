// The home of the bench: as many devices as a workload wants, each a copy of a real one as Zigbee2MQTT publishes it.
import fs from "node:fs";
import { encodePublish } from "./lib/wire.mjs";

export const baseTopic = "zigbee2mqtt";

/** What a device of the bench is → the model it is a copy of. */
const models = { remote: "E1743", lamp: "LED1545G12", sensor: "WSDCGQ11LM", plug: "ZBMINIL2" };

/** @typedef {keyof typeof models} Kind */
/** @typedef {{ role: string, ieee: string, name: string, model: string }} Device */

/** @type {{ friendly_name: string, ieee_address: string, definition?: { model: string } }[]} */
const typical = JSON.parse(fs.readFileSync(new URL("../homes/typical/devices.json", import.meta.url), "utf8"));

/** The device number `index` of its kind. @param {Kind} kind @param {number} index @returns {Device} */
export function device(kind, index) {
  const prefix = Object.keys(models).indexOf(kind) + 1;
  const ieee = `0x${prefix.toString(16).padStart(8, "0")}${index.toString(16).padStart(8, "0")}`;
  return { role: `${kind}-${index}`, ieee, name: `${kind}_${index}`, model: models[kind] };
}

/** @param {Device} device */
export function topicOf({ name }) {
  return `${baseTopic}/${name}`;
}

/** The payload of bridge/devices. @param {readonly Device[]} devices */
export function devicesPayload(devices) {
  const coordinator = typical.find(({ definition }) => definition === undefined);
  const copies = devices.map(({ ieee, name, model }) => {
    const original = typical.find(({ definition }) => definition?.model === model);
    if (original === undefined) throw new Error(`homes/typical has no ${model}`);
    return { ...original, ieee_address: ieee, friendly_name: name };
  });
  return JSON.stringify([coordinator, ...copies]);
}

/** What Zigbee2MQTT keeps at the broker. @param {import("./lib/wire.mjs").Wire} wire @param {readonly Device[]} devices */
export function publishBridge(wire, devices) {
  const info = { version: "2.14.1", commit: "bench", config: { mqtt: { base_topic: baseTopic } }, permit_join: false };
  wire.send(encodePublish(`${baseTopic}/bridge/info`, JSON.stringify(info), true));
  wire.send(encodePublish(`${baseTopic}/bridge/groups`, "[]", true));
  wire.send(encodePublish(`${baseTopic}/bridge/devices`, devicesPayload(devices), true));
  wire.send(encodePublish(`${baseTopic}/bridge/state`, '{"state":"online"}', true));
}
