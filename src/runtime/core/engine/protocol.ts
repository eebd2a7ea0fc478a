import type { HomeDescription } from "../../../z2m/description.ts";

/** What the runtime must know of Zigbee2MQTT's formats; handed in, since this folder uses only its types. */
export interface HomeProtocol {
  /** Describes the home from the parsed payloads of `bridge/devices` and `bridge/groups`. Never throws. */
  describe(devices: unknown, groups: unknown): HomeDescription;
  /** What stands for an entity in command topics: its name, or the address where the name would be misread. */
  commandName(entity: { readonly name: string } & ({ readonly ieee: string } | { readonly id: number })): string;
  /** Reads the payload of `bridge/logging`; undefined for all but failed commands. */
  readFailedCommand(payload: string): FailedCommand | undefined;
  /** Reads the payload of `bridge/state`. */
  readBridgeState(payload: string): "online" | "offline" | undefined;
  /** Reads the payload of an availability topic; "removed" for an empty one. */
  readAvailability(payload: string): "online" | "offline" | "removed" | undefined;
}

export interface FailedCommand {
  /** The name or address that the command named. */
  readonly entity: string;
  readonly key: string | undefined;
  readonly message: string;
}
