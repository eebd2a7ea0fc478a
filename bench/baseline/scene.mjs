// By hand, W4: one button sets five properties of a lamp, each where the script decides it. Argument: broker.
import mqtt from "mqtt";

const [broker = ""] = process.argv.slice(2);
const client = mqtt.connect(broker);

/** @param {string} name @param {string | number} value */
function set(name, value) {
  client.publish("zigbee2mqtt/lamp_0/set", JSON.stringify({ [name]: value }));
}

client.on("message", (_topic, payload) => {
  if (JSON.parse(payload.toString()).action !== "on") return;
  set("state", "ON");
  set("brightness", 200);
  set("color_temp", 370);
  set("power_on_behavior", "previous");
  set("effect", "okay");
});

client.on("connect", () => client.subscribe("zigbee2mqtt/remote_0", () => console.log("ready")));
process.on("SIGTERM", () => client.end(false, () => process.exit(0)));
