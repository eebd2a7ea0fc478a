import type { Disposer } from "../../base/disposer.ts";
import { err, ok, type Result } from "../../base/result.ts";
import type { Clock } from "../../runtime/core/clock.ts";
import { isLasting } from "../../runtime/mqtt/connect-problem.ts";
import type { MqttSettings } from "../../runtime/mqtt/mqtt-settings.ts";
import { MqttTransport } from "../../runtime/mqtt/mqtt-transport.ts";
import type { Failure } from "../host-error.ts";
import { type BridgePayloads, bridgeTopics, watchBridge } from "./bridge-watch.ts";
import { homePatience, neverConnected, noDeviceList } from "./wait-for-home.ts";

/** Connects, takes the device list, and leaves. The failure says whether the broker or Zigbee2MQTT did not show up. */
export async function fetchHome(broker: MqttSettings, baseTopic: string, clock: Clock): Promise<Result<BridgePayloads, Failure>> {
  const transport = new MqttTransport(broker, { clock });
  const place = `${broker.host}:${broker.port}`;
  let giveUp: Disposer = () => undefined;
  const outcome = await new Promise<Result<BridgePayloads, Failure>>((resolve) => {
    let connected = false;
    watchBridge(transport, baseTopic, clock, { onPayloads: (payloads) => resolve(ok(payloads)), onUnreadable: () => undefined });
    transport.onConnect(() => {
      connected = true;
    });
    transport.onProblem((problem) => {
      if (!connected && isLasting(problem)) resolve(err(neverConnected(place, problem)));
    });
    giveUp = clock.wakeAt(clock.monotonic() + homePatience, () => {
      resolve(err(connected ? noDeviceList(place, baseTopic) : neverConnected(place, transport.lastProblem)));
    });
    // Rejects when the transport is closed before the broker has answered: the outcome says so already.
    transport.subscribe(bridgeTopics(baseTopic)).catch(() => undefined);
    transport.open();
  });
  giveUp();
  await transport.close();
  return outcome;
}
