import { describe, expect, it } from "vitest";
import { compileNodes, pinsOf } from "../../../test/support/compile-nodes.ts";

describe("mqtt-message", () => {
  it.each([
    ["text", "out event text"],
    ["number", "out event number"],
    ["json", "out event any value"],
  ])("read as %s it fires with %s", (as, out) => {
    expect(pinsOf("mqtt-message", { settings: { topic: "a", as } })).toEqual({ inputs: [], outputs: [out, "topic event text"] });
  });

  it.each([
    ["a topic", { topic: "a/b" }, 'mqttMessages("door", "a/b")'],
    ["what it reads", { topic: "a/b", as: "json" }, 'mqttMessages("door", "a/b", { as: "json" })'],
    ["kept messages too", { topic: "+/b/#", retained: true }, 'mqttMessages("door", "+/b/#", { retained: true })'],
    ["an odd topic as data", { topic: '");evil("' }, 'mqttMessages("door", "\\");evil(\\"")'],
  ])("listens to %s", (_what, settings, source) => {
    const { body } = compileNodes({ door: { kind: "mqtt-message", settings }, line: { kind: "log", settings: { text: "door" } } }, [
      "door.out -> line.in",
    ]);
    expect(body).toBe(`${source}.on((message) => log(textOf("door ", message.payload)));`);
  });

  it("says the topic apart from the content, in one listener", () => {
    const nodes = { door: { kind: "mqtt-message", settings: { topic: "a/#" } }, line: { kind: "log" } };
    expect(compileNodes(nodes, ["door.out -> line.in", "door.topic -> line.in"]).body).toBe(
      'mqttMessages("door", "a/#").on((message) => {\n  log(message.payload);\n  log(message.topic);\n});',
    );
  });

  it.each([
    ["", "must not be empty"],
    ["a+/b", "may have + only as a whole word between slashes"],
    ["a/#/b", "may have # only at its end"],
    ["a#", "may have # only at its end"],
    ["a\0b", "must be plain text"],
  ])("refuses the topic %j", (topic, problem) => {
    expect(compileNodes({ door: { kind: "mqtt-message", settings: { topic } } }, []).problems).toContainEqual(`Topic: ${problem}.`);
  });
});
