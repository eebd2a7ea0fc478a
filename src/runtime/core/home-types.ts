import type { DeviceFilter } from "../../base/device-filter.ts";
import type { Capability } from "../../z2m/description.ts";
import type { DeviceWith } from "./capability-types.ts";
import type { DeviceObject } from "./property-types.ts";
import type { Events } from "./values.ts";

/** Why flows are being started or told of a connection. */
export type StartKind = "first" | "deploy" | "reconnect" | "bridge";

/** Which devices with a capability are meant: all for which everything given holds. */
export interface DeviceSelector extends DeviceFilter {
  /** All but these: device objects, friendly names, IEEE addresses. */
  readonly except?: readonly (DeviceObject | string)[];
}

/**
 * All devices of the home. It follows the home while it runs: each call lists what is there at that moment, and what is
 * computed from it inside `derived` is computed anew when devices join, leave or are renamed.
 */
export interface DeviceList extends Iterable<DeviceObject> {
  /** All that can do this and that the selector does not leave out: `with("dimmable", { room: "living room" })`. */
  with<C extends Capability>(capability: C, selector?: DeviceSelector): readonly DeviceWith<C>[];
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
