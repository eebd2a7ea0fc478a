import { describe, expect, it } from "vitest";
import { VirtualClock } from "../runtime/testing/virtual-clock.ts";
import { MemoryBroker } from "./memory-broker.ts";
import { matchesFilter } from "./topic-filter.ts";

it.each([
  ["a/b", "a/b", true],
  ["a/b", "a/b/c", false],
  ["a/+", "a/b", true],
  ["a/+", "a", false],
  ["a/+", "a/", true],
  ["a/+/c", "a/b/c", true],
  ["a/#", "a", true],
  ["a/#", "a/b/c", true],
  ["a/#", "b", false],
  ["#", "a/b", true],
  ["#", "$SYS/x", false],
  ["+/x", "$SYS/x", false],
  ["$SYS/#", "$SYS/x", true],
  ["+", "a/b", false],
])("%s takes %s: %j", (filter, topic, taken) => {
  expect(matchesFilter(filter, topic)).toBe(taken);
});

function start() {
  const clock = new VirtualClock();
  const broker = new MemoryBroker(clock);
  const transport = broker.transport();
  const got: string[] = [];
  transport.onMessage((message) => got.push(`${message.topic} ${message.text()}${message.retain ? " retained" : ""}`));
  clock.advanceBy(0);
  return { clock, broker, transport, got };
}

describe("a transport of the memory broker", () => {
  it("connects at the next wake of the clock, not before", () => {
    const clock = new VirtualClock();
    const transport = new MemoryBroker(clock).transport();
    const connects: boolean[] = [];
    transport.onConnect(() => connects.push(transport.connected));
    expect(transport.connected).toBe(false);
    clock.advanceBy(0);
    expect(connects).toEqual([true]);
  });

  it("delivers in order, never within publish", () => {
    const { clock, transport, got } = start();
    void transport.subscribe(["#"]);
    transport.publish("a", "1");
    transport.publish("b", "2");
    expect(got).toEqual([]);
    clock.advanceBy(0);
    expect(got).toEqual(["a 1", "b 2"]);
  });

  it("acknowledges a subscription once it is in force", async () => {
    const { clock, transport } = start();
    const subscribed = transport.subscribe(["a"]);
    clock.advanceBy(0);
    await expect(subscribed).resolves.toBeUndefined();
  });

  it("replays what is retained as retained, and live messages as live", () => {
    const { clock, broker, transport, got } = start();
    broker.publish("a", "old", { retain: true });
    clock.advanceBy(0);
    void transport.subscribe(["+"]);
    broker.publish("a", "new", { retain: true });
    clock.advanceBy(0);
    expect(got).toEqual(["a old retained", "a new"]);
    broker.publish("a", "", { retain: true });
    clock.advanceBy(0);
    expect(broker.retained("a")).toBeUndefined();
  });

  it("gets a message once, however many of its filters match, and none after unsubscribing", () => {
    const { clock, transport, got } = start();
    void transport.subscribe(["#", "a"]);
    transport.publish("a", "1");
    clock.advanceBy(0);
    transport.unsubscribe(["#", "a"]);
    transport.publish("a", "2");
    clock.advanceBy(0);
    expect(got).toEqual(["a 1"]);
  });

  it("loses what is under way in an outage, refuses to publish, and resubscribes by itself", () => {
    const { clock, broker, transport, got } = start();
    const events: string[] = [];
    transport.onConnect(() => events.push("connect"));
    transport.onDisconnect((reason) => events.push(reason));
    void transport.subscribe(["a"]);
    broker.publish("a", "kept", { retain: true });
    clock.advanceBy(0);
    transport.publish("a", "lost");
    broker.goDown();
    expect(() => transport.publish("a", "refused")).toThrow("not connected");
    clock.advanceBy(1_000);
    broker.comeBack();
    clock.advanceBy(0);
    expect(events).toEqual(["the broker went away", "connect"]);
    expect(got).toEqual(["a kept", "a kept retained"]);
    expect(transport.connected).toBe(true);
  });

  it("hears nothing after it was closed", async () => {
    const { clock, broker, transport, got } = start();
    void transport.subscribe(["a"]);
    clock.advanceBy(0);
    await transport.close();
    broker.publish("a", "1");
    clock.advanceBy(0);
    expect(got).toEqual([]);
    expect(transport.connected).toBe(false);
  });
});
