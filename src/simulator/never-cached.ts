/**
 * Keys that Zigbee2MQTT never keeps in its state: they are present only in the message that carried them.
 * Source: docs/zigbee2mqtt.md, "State messages".
 */
const names = new Set([
  "action",
  "button",
  "button_left",
  "button_right",
  "step_size",
  "step_mode",
  "transition_time",
  "group_list",
  "group_capacity",
  "no_occupancy_since",
  "duration",
  "elapsed",
  "from_side",
  "to_side",
  "forgotten",
  "keyerror",
  "illuminance_lux",
]);

export function isNeverCached(key: string): boolean {
  return names.has(key) || key.startsWith("action_");
}
