import { describe, expect, it } from "vitest";
import { inboundMessage, MemoryTransport } from "../../runtime/testing/memory-transport.ts";
import { VirtualClock } from "../../runtime/testing/virtual-clock.ts";
import { type BridgePayloads, watchBridge } from "./bridge-watch.ts";

function watched() {
  const clock = new VirtualClock();
  const transport = new MemoryTransport();
  const seen: BridgePayloads[] = [];
  const unreadable: string[] = [];
  const listeners: ((topic: string, payload: string) => void)[] = [];
  const onMessage: MemoryTransport["onMessage"] = (listener) => {
    listeners.push((topic, payload) => listener(inboundMessage(topic, payload, true)));
    return () => undefined;
  };
  watchBridge(Object.assign(transport, { onMessage }), "home", clock, {
    onPayloads: (payloads) => void seen.push(payloads),
    onUnreadable: (topic) => void unreadable.push(topic),
  });
  const receive = (topic: string, payload: string): void => {
    for (const listener of listeners) listener(topic, payload);
  };
  return { clock, seen, unreadable, receive };
}

describe("watchBridge", () => {
  it("tells devices and groups together, in whatever order they come", () => {
    const { seen, receive } = watched();
    receive("home/bridge/groups", "[2]");
    receive("home/bridge/devices", "[1]");
    expect(seen).toEqual([{ devices: [1], groups: [2] }]);
  });

  it("does not wait long for groups that never come", () => {
    const { clock, seen, receive } = watched();
    receive("home/bridge/devices", "[1]");
    expect(seen).toEqual([]);
    clock.advanceBy(200);
    expect(seen).toEqual([{ devices: [1], groups: [] }]);
  });

  it("tells each change", () => {
    const { seen, receive } = watched();
    receive("home/bridge/devices", "[1]");
    receive("home/bridge/groups", "[]");
    receive("home/bridge/devices", "[1,2]");
    expect(seen.at(-1)).toEqual({ devices: [1, 2], groups: [] });
  });

  it.each([[""], ["{"], ["not JSON"]])("keeps what it has when the payload is %j", (payload) => {
    const { seen, unreadable, receive } = watched();
    receive("home/bridge/devices", "[1]");
    receive("home/bridge/groups", "[]");
    receive("home/bridge/devices", payload);
    expect({ seen, unreadable }).toEqual({ seen: [{ devices: [1], groups: [] }], unreadable: ["home/bridge/devices"] });
  });

  it("leaves the topics of others alone", () => {
    const { clock, seen, receive } = watched();
    receive("zigbee2mqtt/bridge/devices", "[1]");
    receive("home/bridge/devices/x", "[1]");
    clock.advanceBy(1_000);
    expect(seen).toEqual([]);
  });
});
