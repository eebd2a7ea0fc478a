import { type Duration, seconds } from "../base/duration.ts";
import type { SimulatedDevice } from "./simulated-device.ts";

/** Zigbee2MQTT gives up on a device that does not answer after this long. */
const radioTimeout = seconds(10);

export interface Failure {
  readonly after: Duration;
  readonly text: string;
}

/** Why a command does not get through; undefined: it does. `silent`: it is sent, but nobody answers. */
export function failureOf(device: SimulatedDevice, radio: Duration, silent: boolean): Failure | undefined {
  if (device.refusal !== undefined) return { after: radio, text: device.refusal };
  if (device.online && !silent) return undefined;
  return { after: radioTimeout, text: `Command to ${device.ieee}/1 failed (no response, timed out after 10000ms)` };
}

/** The line that front ends look for; its form is part of the interface (docs/zigbee2mqtt.md, "Commands"). */
export function failureText(verb: "get" | "set", key: string, name: string, error: string): string {
  return `Publish '${verb}' '${key}' to '${name}' failed: 'Error: ${error}'`;
}
