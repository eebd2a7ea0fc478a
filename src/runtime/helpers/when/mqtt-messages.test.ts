import { describe, expect, it } from "vitest";
import { FlowBench } from "../../testing/flow-bench.ts";
import { type MqttMessagesOptions, mqttMessages, type PayloadTypes } from "./mqtt-messages.ts";

function listening<As extends keyof PayloadTypes>(options: MqttMessagesOptions<As>) {
  const bench = new FlowBench();
  const seen: unknown[] = [];
  const setUp = () => {
    mqttMessages("weather", "weather/#", options).on(({ topic, payload }) => seen.push([topic, payload]));
  };
  bench.start(setUp);
  return { bench, seen, setUp };
}

describe("mqttMessages", () => {
  it.each<[keyof PayloadTypes | undefined, string, unknown]>([
    [undefined, "21.5", "21.5"],
    ["text", "", ""],
    ["number", "21.5", 21.5],
    ["number", " -3e2 ", -300],
    ["json", '{"a":[1]}', { a: [1] }],
    ["json", "null", null],
  ])("as %s reads %j as %j", (as, text, expected) => {
    const { bench, seen } = listening(as === undefined ? {} : { as });
    bench.receive("weather/out", text);
    expect(seen).toEqual([["weather/out", expected]]);
  });

  it.each<[keyof PayloadTypes, string]>([
    ["number", "warm"],
    ["number", ""],
    ["number", "1e999"],
    ["json", "{"],
  ])("as %s reports %j and does not fire", (as, text) => {
    const { bench, seen } = listening({ as });
    bench.receive("weather/out", text);
    expect([seen, bench.logs.map(({ level }) => level)]).toEqual([[], ["warning"]]);
  });

  it.each([
    [{}, []],
    [{ retained: true }, [["weather/out", "1"]]],
  ])("with %j takes retained messages: %j", (options, expected) => {
    const { bench, seen } = listening(options);
    bench.receive("weather/out", "1", true);
    expect(seen).toEqual(expected);
  });

  it("is unsubscribed with its flow, and once only", () => {
    const { bench, setUp } = listening({});
    bench.deploy(setUp);
    expect(bench.subscribed).toEqual(["weather/#"]);
    bench.dispose();
    expect(bench.subscribed).toEqual([]);
  });
});
