import { type Duration, seconds } from "../../base/duration.ts";
import type { Failure } from "../host-error.ts";

/** How long a home may take to show itself, connecting included. */
export const homePatience: Duration = seconds(5);

export interface BrokerProblem {
  readonly what: string;
  readonly remedy: string;
}

/** The broker was never reached. */
export function neverConnected(broker: string, problem: BrokerProblem | undefined): Failure {
  return {
    kind: "failed",
    where: broker,
    what: problem === undefined ? `no connection within ${homePatience / 1_000} s` : `no connection: ${problem.what}`,
    remedy: problem?.remedy ?? "check that the broker runs, host and port, and whether it demands TLS",
  };
}

/** The broker was reached, but Zigbee2MQTT has published nothing there. */
export function noDeviceList(broker: string, baseTopic: string): Failure {
  return {
    kind: "failed",
    where: broker,
    what: `connected, but no device list came on ${baseTopic}/bridge/devices within ${homePatience / 1_000} s`,
    remedy: "check that Zigbee2MQTT runs and uses this broker and base topic; restarting it publishes the list again",
  };
}
