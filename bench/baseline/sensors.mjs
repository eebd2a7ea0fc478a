// By hand, W3: each sensor switches its plug on above 25 °C and off again. Arguments: broker, number of sensors.
import mqtt from "mqtt";

const [broker = "", count] = process.argv.slice(2);
const client = mqtt.connect(broker);

const rules = new Map();
for (let n = 0; n < Number(count); n++) rules.set(`zigbee2mqtt/sensor_${n}`, { plug: `zigbee2mqtt/plug_${n}/set`, warm: undefined });

client.on("message", (topic, payload) => {
  const rule = rules.get(topic);
  const warm = JSON.parse(payload.toString()).temperature > 25;
  if (rule.warm !== undefined && rule.warm !== warm) client.publish(rule.plug, warm ? '{"state":"ON"}' : '{"state":"OFF"}');
  rule.warm = warm;
});

client.on("connect", () => client.subscribe([...rules.keys()], () => console.log("ready")));
process.on("SIGTERM", () => client.end(false, () => process.exit(0)));
