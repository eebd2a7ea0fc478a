import { type Disposer, DisposerBag } from "../../base/disposer.ts";
import { milliseconds } from "../../base/duration.ts";
import type { Json } from "../../base/json.ts";
import type { Clock } from "../../runtime/core/clock.ts";
import type { InboundMessage, Transport } from "../../runtime/core/transport.ts";

export interface BridgePayloads {
  readonly devices: Json;
  readonly groups: Json;
}

export interface BridgeWatchEvents {
  /** Devices are known; called again for each change. */
  readonly onPayloads: (payloads: BridgePayloads) => void;
  readonly onUnreadable: (topic: string) => void;
}

/** The groups come right after the devices, both are retained. A bridge that publishes none is not waited for longer. */
const groupsPatience = milliseconds(100);

/** Follows what Zigbee2MQTT publishes about its network. Subscribing is the caller's: see `bridgeTopics`. */
export function watchBridge(transport: Transport, baseTopic: string, clock: Clock, events: BridgeWatchEvents): Disposer {
  const bag = new DisposerBag();
  let devices: Json | undefined;
  let groups: Json | undefined;
  let waiting: Disposer | undefined;
  const announce = (): void => {
    waiting?.();
    waiting = undefined;
    if (devices !== undefined) events.onPayloads({ devices, groups: groups ?? [] });
  };
  bag.add(() => waiting?.());
  bag.add(
    transport.onMessage((message) => {
      const isDevices = message.topic === `${baseTopic}/bridge/devices`;
      if (!isDevices && message.topic !== `${baseTopic}/bridge/groups`) return;
      const payload = parsePayload(message);
      if (payload === undefined) return events.onUnreadable(message.topic);
      if (isDevices) devices = payload;
      else groups = payload;
      waiting?.();
      if (devices !== undefined && groups !== undefined) return announce();
      waiting = clock.wakeAt(clock.monotonic() + groupsPatience, announce);
    }),
  );
  return () => bag.dispose();
}

export function bridgeTopics(baseTopic: string): string[] {
  return [`${baseTopic}/bridge/devices`, `${baseTopic}/bridge/groups`];
}

/** An empty payload is how a broker forgets a retained message: not a home without devices. */
function parsePayload(message: InboundMessage): Json | undefined {
  try {
    return JSON.parse(message.text());
  } catch {
    return undefined;
  }
}
