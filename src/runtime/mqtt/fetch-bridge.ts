import { type Duration, formatDuration, milliseconds } from "../../base/duration.ts";
import type { Json } from "../../base/json.ts";
import { err, ok, type Result } from "../../base/result.ts";
import { isJsonArray, parseJson } from "../../z2m/read-json.ts";
import type { Clock } from "../core/clock.ts";
import type { InboundMessage, Transport } from "../core/transport.ts";
import { type ConnectProblem, isLasting } from "./connect-problem.ts";

/** What Zigbee2MQTT's bridge has published, parsed. */
export interface BridgePayloads {
  readonly devices: Json;
  /** Undefined where the bridge has not published it. */
  readonly groups: Json | undefined;
  readonly info: Json | undefined;
  readonly state: Json | undefined;
}

export interface BridgeProblem {
  readonly code: "never connected" | "no device list" | "not a device list";
  readonly what: string;
  readonly remedy: string;
}

/** A transport that can say why it is not connected; without that, only the time-out tells. */
interface ExplainingTransport extends Transport {
  readonly lastProblem?: ConnectProblem | undefined;
  onProblem?(listener: (problem: ConnectProblem) => void): () => void;
}

export interface FetchBridgeOptions {
  readonly baseTopic: string;
  /** For connecting and the device list together. Zigbee2MQTT's list is retained, so it normally comes at once. */
  readonly timeout: Duration;
  readonly clock: Clock;
}

const parts = ["devices", "groups", "info", "state"] as const;
type Part = (typeof parts)[number];

/** Once the devices are there, how long the other topics may take: retained messages come together. */
const grace = milliseconds(300);

/**
 * Waits for what Zigbee2MQTT's bridge publishes. Answers early when the broker gives a definite no: wrong password, unknown
 * host, nothing listening. The topics are not subscribed any more afterwards.
 */
export function fetchBridge(transport: ExplainingTransport, options: FetchBridgeOptions): Promise<Result<BridgePayloads, BridgeProblem>> {
  const { baseTopic, timeout, clock } = options;
  const topics = new Map(parts.map((part) => [`${baseTopic}/bridge/${part}`, part]));
  const received = new Map<Part, Json>();
  let unreadable: BridgeProblem | undefined;
  let wasConnected = transport.connected;

  return new Promise((resolve) => {
    const disposers = [
      clock.wakeAt(clock.monotonic() + timeout, () => finish(err(unreadable ?? explain(transport, wasConnected, options)))),
      transport.onConnect(() => {
        wasConnected = true;
      }),
      transport.onMessage(receive),
    ];
    if (transport.onProblem !== undefined) disposers.push(transport.onProblem(endIfLasting));
    transport.subscribe([...topics.keys()]).catch((error: unknown) => {
      const what = error instanceof Error ? error.message : String(error);
      finish(err({ code: "no device list", what, remedy: `let this user read ${baseTopic}/# in the broker's access list` }));
    });
    if (!transport.connected && transport.lastProblem !== undefined) endIfLasting(transport.lastProblem);

    function endIfLasting(problem: ConnectProblem): void {
      if (!wasConnected && isLasting(problem)) finish(err({ code: "never connected", what: problem.what, remedy: problem.remedy }));
    }

    function receive(message: InboundMessage): void {
      const part = topics.get(message.topic);
      if (part === undefined) return;
      const payload = parseJson(message.text());
      if (part !== "devices") {
        // 1.x publishes the state as a bare word.
        received.set(part, payload ?? message.text());
      } else if (isJsonArray(payload)) {
        received.set(part, payload);
        disposers.push(clock.wakeAt(clock.monotonic() + grace, succeed));
      } else {
        unreadable = {
          code: "not a device list",
          what: `${message.topic} holds no device list`,
          remedy: "check that the base topic is Zigbee2MQTT's own, then restart Zigbee2MQTT",
        };
      }
      if (received.size === parts.length) succeed();
    }

    function succeed(): void {
      const devices = received.get("devices");
      if (devices === undefined) return;
      finish(ok({ devices, groups: received.get("groups"), info: received.get("info"), state: received.get("state") }));
    }

    let finished = false;
    function finish(outcome: Result<BridgePayloads, BridgeProblem>): void {
      if (finished) return;
      finished = true;
      for (const dispose of disposers) dispose();
      transport.unsubscribe([...topics.keys()]);
      resolve(outcome);
    }
  });
}

function explain(transport: ExplainingTransport, wasConnected: boolean, { baseTopic, timeout }: FetchBridgeOptions): BridgeProblem {
  if (!wasConnected) {
    return {
      code: "never connected",
      what: transport.lastProblem?.what ?? `the broker has not answered within ${formatDuration(timeout)}`,
      remedy: transport.lastProblem?.remedy ?? "check host and port in config.toml; a broker that demands TLS needs ca_crt",
    };
  }
  return {
    code: "no device list",
    what: `connected, but ${baseTopic}/bridge/devices has not come within ${formatDuration(timeout)}`,
    remedy:
      "check that Zigbee2MQTT runs and that base_topic is the same in both configurations, then restart Zigbee2MQTT: " +
      "a broker without persistence forgets the list, and with force_disable_retain it is only sent at the start",
  };
}
