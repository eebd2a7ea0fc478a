import type { Json, JsonObject } from "../base/json.ts";
import type { BridgeLog } from "./bridge-log.ts";
import type { Changes } from "./converters/outcome.ts";
import type { EchoQueue } from "./echo-queue.ts";
import { failureOf, failureText } from "./failures.ts";
import type { Faults } from "./faults.ts";
import type { Network, Resolved } from "./network.ts";
import { orderKeys } from "./read-command.ts";
import type { SimulatedDevice } from "./simulated-device.ts";
import type { Timers } from "./timers.ts";

interface QueryParts {
  readonly network: Network;
  readonly log: BridgeLog;
  readonly echoes: EchoQueue;
  readonly faults: Faults;
  readonly timers: Timers;
  readonly report: (device: SimulatedDevice, changes: Changes) => void;
}

/** `/get`: devices that listen answer with what they have, all keys of a query in one message; sleeping ones time out. */
export class Queries {
  readonly #parts: QueryParts;

  constructor(parts: QueryParts) {
    this.#parts = parts;
  }

  ask({ entity, endpoint }: Resolved, body: JsonObject): void {
    if (entity.kind === "device") this.#askDevice(entity, endpoint, body);
    else for (const member of this.#parts.network.membersOf(entity)) this.#askDevice(member.device, member.endpoint, body);
  }

  #askDevice(device: SimulatedDevice, endpoint: string | undefined, body: JsonObject): void {
    const { log, echoes, faults, timers, report } = this.#parts;
    const asked = this.#gettableKeys(device, endpoint, body);
    const [first] = asked;
    if (first === undefined) return;
    const radio = echoes.delayFor(device);
    const failure = failureOf(device, radio, device.sleeps || faults.losesCommand());
    if (failure !== undefined) {
      timers.after(failure.after, () => log.error(failureText("get", first, device.name, failure.text)));
      return;
    }
    echoes.push(device, radio, () => {
      const values = asked.map((key) => [key, device.valueOf(key)] as const);
      const answer = values.filter((entry): entry is readonly [string, Json] => entry[1] !== undefined);
      if (answer.length > 0) report(device, new Map(answer));
    });
  }

  #gettableKeys(device: SimulatedDevice, endpoint: string | undefined, body: JsonObject): readonly string[] {
    return orderKeys(body, device.description.endpoints, endpoint).flatMap(({ key, name, endpoint: own, value }) => {
      const payloadKey = device.keyFor(name, own);
      if (device.propertiesFor(payloadKey).some(({ access }) => access.gettable)) {
        return [payloadKey, ...companionsOf(name).map((companion) => device.keyFor(companion, own))];
      }
      this.#parts.log.error(`No converter available for 'get' '${key}' on '${device.name}': (${JSON.stringify(value)})`);
      return [];
    });
  }
}

/** What a device tells together with an attribute, because one Zigbee read brings both. */
function companionsOf(name: string): readonly string[] {
  if (name === "color") return ["color_mode", "color_temp"];
  return name === "color_temp" ? ["color_mode"] : [];
}
