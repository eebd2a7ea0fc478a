import { readFailedCommand } from "../../z2m/bridge/failed-command.ts";
import { readAvailability, readBridgeState } from "../../z2m/bridge/online-state.ts";
import type { DeviceDescription, GroupDescription } from "../../z2m/description.ts";
import { commandName } from "../../z2m/topics.ts";
import type { HomeProtocol } from "../core/engine/protocol.ts";

/**
 * Zigbee2MQTT's formats, but for the device list: tests publish descriptions as they are, in a list of one, so that they
 * need not spell out exposes.
 */
export const testProtocol: HomeProtocol = {
  describe: (devices, groups) => ({ devices: only<DeviceDescription>(devices), groups: only<GroupDescription>(groups), dropped: [] }),
  commandName,
  readFailedCommand,
  readBridgeState,
  readAvailability,
};

function only<T>(list: unknown): readonly T[] {
  return Array.isArray(list) && Array.isArray(list[0]) ? (list[0] as readonly T[]) : [];
}
