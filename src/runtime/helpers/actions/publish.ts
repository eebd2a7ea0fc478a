import { currentFlow } from "../../core/flow-context.ts";
import type { PublishOptions } from "../../core/transport.ts";

/**
 * Publishes on an MQTT topic that is none of Zigbee2MQTT's devices. Text is sent as it is, everything else as JSON; an
 * unknown payload is not sent. Never retained unless asked.
 */
export function publish(topic: string | undefined, payload: unknown, options?: PublishOptions): void {
  const flow = currentFlow("publish(…)");
  if (topic === undefined) flow.log("info", "Nothing published: the topic is unknown.");
  else if (payload === undefined) flow.log("info", `Nothing published on ${topic}: the payload is unknown.`);
  else flow.mqtt.publish(topic, typeof payload === "string" ? payload : JSON.stringify(payload), options);
}
