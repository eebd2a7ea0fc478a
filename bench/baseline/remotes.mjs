// By hand, W1, W2 and W5: each remote switches its lamp on and off. Arguments: broker, number of remotes.
import mqtt from "mqtt";

const [broker = "", count] = process.argv.slice(2);
const client = mqtt.connect(broker);

const lampOfRemote = new Map();
for (let n = 0; n < Number(count); n++) lampOfRemote.set(`zigbee2mqtt/remote_${n}`, `zigbee2mqtt/lamp_${n}/set`);

client.on("message", (topic, payload) => {
  const { action } = JSON.parse(payload.toString());
  if (action === "on") client.publish(lampOfRemote.get(topic), '{"state":"ON"}');
  else if (action === "off") client.publish(lampOfRemote.get(topic), '{"state":"OFF"}');
});

client.on("connect", () => client.subscribe([...lampOfRemote.keys()], () => console.log("ready")));
process.on("SIGTERM", () => client.end(false, () => process.exit(0)));
