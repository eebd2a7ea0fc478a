import { toSortedJson } from "./sorted-json.ts";
import type { Wire } from "./wire.ts";

export type LogLevel = "debug" | "info" | "warning" | "error";

/** `bridge/logging`. A line that equals the one before is dropped, as Zigbee2MQTT does. */
export class BridgeLog {
  readonly #wire: Wire;
  #last: string | undefined;

  constructor(wire: Wire) {
    this.#wire = wire;
  }

  log(level: LogLevel, text: string, namespace = "z2m"): void {
    const payload = toSortedJson({ level, message: `${namespace}: ${text}`, namespace });
    if (payload === this.#last) return;
    this.#last = payload;
    this.#wire.publish("bridge/logging", payload);
  }

  error(text: string): void {
    this.log("error", text);
  }
}
