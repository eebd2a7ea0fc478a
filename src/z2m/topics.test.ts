import { describe, expect, it } from "vitest";
import { commandName, isTopicName, readEntityTopic } from "./topics.ts";

describe("topics of entities", () => {
  const known = new Set(["hall", "hall/availability", "hall/lamp", "a/b/c", "set", "Küche 💡", "bridgehead"]);
  it.each([
    ["hall", { kind: "state", name: "hall" }],
    ["hall/lamp", { kind: "state", name: "hall/lamp" }],
    ["hall/lamp/availability", { kind: "availability", name: "hall/lamp" }],
    ["hall/availability", { kind: "state", name: "hall/availability" }],
    ["hall/availability/availability", { kind: "availability", name: "hall/availability" }],
    ["hall/brightness", { kind: "attribute", name: "hall", attribute: "brightness" }],
    ["hall/lamp/color-x", { kind: "attribute", name: "hall/lamp", attribute: "color-x" }],
    ["a/b/c", { kind: "state", name: "a/b/c" }],
    ["Küche 💡", { kind: "state", name: "Küche 💡" }],
    ["bridgehead", { kind: "state", name: "bridgehead" }],
    ["set", { kind: "state", name: "set" }],
    ["hall/set", undefined],
    ["hall/lamp/set/brightness", undefined],
    ["hall/get", undefined],
    ["hall/left/set", undefined],
    ["hall/left/state", undefined],
    ["a/b", undefined],
    ["bridge/devices", undefined],
    ["nobody", undefined],
    ["", undefined],
    [`hall${"/x".repeat(30_000)}`, undefined],
  ])("%j", (remainder, read) => {
    expect(readEntityTopic(remainder, (name) => known.has(name))).toEqual(read);
  });
});

describe("the name in the topic of a command", () => {
  const ieee = "0x00158d0001a2b3c4";
  it.each([
    ["hall/lamp", "hall/lamp"],
    ["my bridge", "my bridge"],
    ["set", "set"],
    ["bridge lamp", ieee],
    ["bridge", ieee],
    ["lamp/set", ieee],
    ["lamp/get/left", ieee],
    ["lamp/settee", ieee],
  ])("for %j is %j", (name, expected) => {
    expect(commandName({ name, ieee })).toBe(expected);
  });

  it("is the number of a group that Zigbee2MQTT would misread", () => {
    expect(commandName({ name: "bridge lights", id: 5 })).toBe("5");
  });
});

describe("names that can be topics", () => {
  it.each([
    ["hall/lamp", true],
    ["💡", true],
    ["", false],
    ["a+b", false],
    ["#", false],
    ["a\u0000b", false],
    ["a\nb", false],
    ["\ud800", false],
    ["x".repeat(70_000), false],
  ])("%j: %s", (name, usable) => {
    expect(isTopicName(name)).toBe(usable);
  });
});
