import { describe, expect, it } from "vitest";
import { compileNodes, pinsOf } from "../../../test/support/compile-nodes.ts";

describe("mqtt-publish", () => {
  it("takes anything", () => {
    expect(pinsOf("mqtt-publish", { settings: { topic: "a" } })).toEqual({ inputs: ["in event any value"], outputs: [] });
  });

  it.each([
    ["what comes in", { settings: { topic: "a/b" } }, '(temperature) => publish("a/b", temperature)'],
    ["what is written", { settings: { topic: "a/b" }, inputs: { in: { on: true } } }, '() => publish("a/b", { on: true })'],
    [
      "how it shall be delivered",
      { settings: { topic: "a", qos: "1", retain: true } },
      '(temperature) => publish("a", temperature, { qos: 1, retain: true })',
    ],
    ["an odd topic as data", { settings: { topic: '");evil("' } }, '(temperature) => publish("\\");evil(\\"", temperature)'],
  ])("says %s", (_what, node, listener) => {
    const { body } = compileNodes({ tell: { kind: "mqtt-publish", ...node } }, ["bedroom.temperature -> tell.in"]);
    expect(body).toBe(`bedroom.temperature.onChange(${listener});`);
  });

  it("sends an empty message for an event that says nothing", () => {
    const { body } = compileNodes({ tell: { kind: "mqtt-publish", settings: { topic: "a" } } }, ["remote.action.on -> tell.in"]);
    expect(body).toContain('publish("a", "");');
  });

  it.each([
    ["", "must not be empty"],
    ["a/+", "must not hold + or #"],
    ["#", "must not hold + or #"],
    ["a\0b", "must be plain text"],
    ["a".repeat(30_000), "is too long"],
  ])("refuses the topic %j", (topic, problem) => {
    expect(compileNodes({ tell: { kind: "mqtt-publish", settings: { topic } } }, []).problems).toContainEqual(`Topic: ${problem}.`);
  });
});
