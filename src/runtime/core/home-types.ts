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

/** What Zigbee2MQTT has just told of its network; names are those at that moment. */
export type HomeNews =
  /** A device is listed that was not, or not any more. */
  | { readonly type: "joined" | "left"; readonly name: string; readonly address: string }
  | { readonly type: "renamed"; readonly name: string; readonly before: string; readonly address: string }
  /** Zigbee2MQTT has found out what a device can do, or has failed to. */
  | { readonly type: "interviewed" | "interviewFailed"; readonly name: string; readonly address: string }
  /** A device says that it is there: it has power again, or was reset. */
  | { readonly type: "announced"; readonly name: string; readonly address: string }
  /** Zigbee2MQTT itself. */
  | { readonly type: "online" }
  | { readonly type: "offline" };

/** What every home has besides its devices; generated `Home` interfaces extend it. */
export interface HomeBase {
  readonly devices: DeviceList;
  readonly groups: DeviceList;
  /** First start, deploy, reconnect to the broker, Zigbee2MQTT back: told apart by the payload. */
  readonly onConnect: Events<StartKind>;
  /** Devices that join, leave, are renamed …; only what is told live, not what a new connection finds changed. */
  readonly onNews: Events<HomeNews>;
}
