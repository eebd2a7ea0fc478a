import { readFailedCommand } from "../../z2m/bridge/failed-command.ts";
import { readAvailability, readBridgeState } from "../../z2m/bridge/online-state.ts";
import { describeHome } from "../../z2m/describe-home.ts";
import { commandName } from "../../z2m/topics.ts";
import type { HomeProtocol } from "../core/engine/protocol.ts";

/** Zigbee2MQTT's formats for the runtime, which itself knows only their types. */
export const homeProtocol: HomeProtocol = {
  describe: (devices, groups) => describeHome({ devices, groups }),
  commandName,
  readFailedCommand,
  readBridgeState,
  readAvailability,
};
