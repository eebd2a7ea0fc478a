import type { JsonObject } from "../base/json.ts";

/** `bridge/info` of a home that brings none: Zigbee2MQTT's own defaults, except that availability is switched on. */
export const defaultInfo: JsonObject = {
  version: "2.14.1",
  commit: "unknown",
  zigbee_herdsman: { version: "10.9.2" },
  zigbee_herdsman_converters: { version: "26.105.0" },
  coordinator: { ieee_address: "0x0000000000000000", type: "Simulated", meta: {} },
  network: { channel: 11, pan_id: 6754, extended_pan_id: "0xdddddddddddddddd" },
  log_level: "info",
  permit_join: false,
  restart_required: false,
  os: { version: "simulated", node_version: "v24.0.0", cpus: "simulated (x1)", memory_mb: 1024 },
  mqtt: { server: "mqtt://localhost:1883", version: 4 },
  config: {
    advanced: {
      cache_state: true,
      cache_state_persistent: true,
      cache_state_send_on_startup: true,
      elapsed: false,
      last_seen: "disable",
      log_level: "info",
      output: "json",
    },
    availability: { enabled: true, active: { timeout: 10 }, passive: { timeout: 1500 } },
    device_options: {},
    devices: {},
    groups: {},
    health: { interval: 10, reset_on_check: false },
    homeassistant: { enabled: false, legacy_action_sensor: false, status_topic: "homeassistant/status" },
    mqtt: { base_topic: "zigbee2mqtt", force_disable_retain: false, include_device_information: false, server: "mqtt://localhost:1883" },
    version: 5,
  },
  config_schema: {},
};
