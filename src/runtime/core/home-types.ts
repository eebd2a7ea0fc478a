import type { Capability } from "../../z2m/description.ts";
import type { DeviceWith } from "./capability-types.ts";
import type { DeviceObject } from "./property-types.ts";
import type { Events } from "./values.ts";

/** Why flows are being started or told of a connection. */
export type StartKind = "first" | "deploy" | "reconnect" | "bridge";

/** All devices of the home. `with` follows the home while it runs: each call lists what is there at that moment. */
export interface DeviceList extends Iterable<DeviceObject> {
  with<C extends Capability>(capability: C): readonly DeviceWith<C>[];
  /** By friendly name or IEEE address; undefined when the home has no such device. */
  find(nameOrAddress: string): DeviceObject | undefined;
}

/** What every home has besides its devices; generated `Home` interfaces extend it. */
export interface HomeBase {
  readonly devices: DeviceList;
  readonly groups: DeviceList;
  /** First start, deploy, reconnect to the broker, Zigbee2MQTT back: told apart by the payload. */
  readonly onConnect: Events<StartKind>;
}
