import { describe, expect, it } from "vitest";
import { BrokerPasswords } from "./broker-passwords.ts";

function broker(url: string) {
  return { type: "broker", url, baseTopic: "zigbee2mqtt" } as const;
}

function storeOf(kept: Map<string, string>) {
  return {
    get: async (name: string) => kept.get(name),
    set: async (name: string, secret: string) => void kept.set(name, secret),
    remove: async (name: string) => void kept.delete(name),
  };
}

describe("BrokerPasswords", () => {
  it.each([
    ["mqtt://me:secret@10.0.0.2:1883", "mqtt://me@10.0.0.2:1883"],
    ["mqtts://me:p%40ss@home", "mqtts://me@home"],
    ["me:se:cret@home:1883", "me@home:1883"],
    ["mqtt://me@home", "mqtt://me@home"],
    ["mqtt://home:1883", "mqtt://home:1883"],
    ["home:1883", "home:1883"],
  ])("shows %s as %s, and connects with what was written", async (url, shown) => {
    const passwords = new BrokerPasswords(undefined);
    const source = await passwords.takeFrom(broker(url));
    expect(source).toEqual(broker(shown));
    expect(await passwords.putInto(source)).toEqual(broker(url));
  });

  it("finds a password of an earlier life in the safe place", async () => {
    const kept = new Map<string, string>();
    const source = await new BrokerPasswords(storeOf(kept)).takeFrom(broker("mqtt://me:secret@home"));
    expect(await new BrokerPasswords(storeOf(kept)).putInto(source)).toEqual(broker("mqtt://me:secret@home"));
    expect(await new BrokerPasswords(undefined).putInto(source)).toEqual(broker("mqtt://me@home"));
  });

  it("goes without a safe place that refuses", async () => {
    const refuse = () => Promise.reject(new Error("no key ring"));
    const passwords = new BrokerPasswords({ get: refuse, set: refuse, remove: refuse });
    const source = await passwords.takeFrom(broker("mqtt://me:secret@home"));
    expect(await passwords.putInto(source)).toEqual(broker("mqtt://me:secret@home"));
  });

  it("has nothing to do with simulated homes", async () => {
    const source = { type: "simulated", home: "small" } as const;
    const passwords = new BrokerPasswords(undefined);
    expect([await passwords.takeFrom(source), await passwords.putInto(source)]).toEqual([source, source]);
  });
});
