import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readTrace } from "./read-trace.ts";
import type { Trace, TraceProblem } from "./trace.ts";

function read(text: string): Trace {
  const result = readTrace(text);
  if (!result.ok) throw new Error(result.error.map(({ line, what }) => `${line}: ${what}`).join("\n"));
  return result.value;
}

function problemsOf(text: string): readonly TraceProblem[] {
  const result = readTrace(text);
  return result.ok ? [] : result.error;
}

describe("a trace", () => {
  it("has settings", () => {
    const { settings } = read(
      "flows: hall-light, remote\nclock: 2026-03-01 18:00 Europe/Berlin\nplace: 52.52, -13.40\necho: 60ms\nhome: small\nothers: ignore\nwithin: 2\nuntil: 10m",
    );
    expect(settings).toEqual({
      flows: ["hall-light", "remote"],
      clock: { local: "2026-03-01T18:00", zone: "Europe/Berlin" },
      place: { latitude: 52.52, longitude: -13.4 },
      echo: 60,
      home: "small",
      others: "ignore",
      within: 2_000,
      until: 600_000,
    });
  });

  it.each([
    ['1.5s RECV lamp {"state":"ON"}', { at: 1_500, channel: "device", name: "lamp", payload: { state: "ON" } }],
    ['2 RECV kitchen light {"state":"ON"}  # by hand', { at: 2_000, name: "kitchen light" }],
    ['1m30s RECV "odd {name}" {"a":"# no comment"}', { at: 90_000, name: "odd {name}", payload: { a: "# no comment" } }],
    ["0s MQTT house/mode night time", { channel: "mqtt", name: "house/mode", payload: "night time" }],
    ["0s RECV MQTT house/level 5", { channel: "mqtt", name: "house/level", payload: 5 }],
    ['0s HTTP POST /lights {"on":true}', { channel: "http", name: "POST /lights", payload: { on: true } }],
    ["0s HTTP GET /lights", { channel: "http", name: "GET /lights", payload: undefined }],
  ])("reads what happens: %s", (line, expected) => {
    expect(read(line).stimuli).toMatchObject([expected]);
  });

  it.each([
    ['1s EXPECT lamp {"state":"ON"}', { kind: "EXPECT", from: 1_000, to: 2_000, name: "lamp", payload: { state: "ON" } }],
    ["0s..3m NEVER lamp *", { kind: "NEVER", from: 0, to: 180_000, payload: "*" }],
    ["1s ANY * *", { kind: "ANY", name: "*", payload: "*" }],
    ['1s SEND lamp/get {"state":""}', { kind: "SEND", name: "lamp/get" }],
    ['1s EXPECT HTTP 200 {"ok":true}', { channel: "http", name: "200", payload: { ok: true } }],
    ["1s EXPECT HTTP 404", { channel: "http", name: "404", payload: "*" }],
    ["1s EXPECT FETCH POST http://tv/off", { channel: "fetch", name: "POST http://tv/off", payload: "*" }],
    ["1s EXPECT NOTIFY Water in the kitchen", { channel: "notify", name: "*", payload: "Water in the kitchen" }],
    ["1s EXPECT MQTT house/mode *", { channel: "mqtt", name: "house/mode", payload: "*" }],
  ])("reads what is expected: %s", (line, expected) => {
    expect(read(line).expectations).toMatchObject([expected]);
  });

  it("reads a restart", () => {
    expect(read("1m RESTART\n1s EXPECT a *").stimuli).toEqual([{ line: 1, at: 60_000, channel: "restart", name: "", payload: undefined }]);
  });

  it.each(["party", "hall/party-2"])("reads a press of %s", (button) => {
    expect(read(`1s PRESS ${button}\n1s EXPECT a *`).stimuli).toEqual([
      { line: 1, at: 1_000, channel: "press", name: button, payload: undefined },
    ]);
  });

  it("counts a time with + from the line before", () => {
    const { expectations } = read('1s RECV a {"x":1}\n+500ms EXPECT a *\n+1s EXPECT a *');
    expect(expectations.map(({ from }) => from)).toEqual([1_500, 2_500]);
  });

  it.each([
    ["no step", "hello", 1, "no step"],
    ["an unknown step", "1s EXPEKT lamp *", 1, "EXPEKT"],
    ["a time in words", "soon EXPECT lamp *", 1, "no time"],
    ["a negative time", "-1s EXPECT lamp *", 1, "no time"],
    ["an endless time", `${"9".repeat(400)}s EXPECT lamp *`, 1, "no time"],
    ["an endless number of seconds", `${"9".repeat(400)} EXPECT lamp *`, 1, "no time"],
    ["a time after the house is gone", "1000000d EXPECT lamp *", 1, "no time"],
    ["a range that runs backwards", "3s..1s NEVER lamp *", 1, "before it begins"],
    ["a range of what happens", '0s..1s RECV lamp {"a":1}', 1, "one time"],
    ["a device without payload", "1s EXPECT lamp", 1, "missing"],
    ["broken JSON", "1s EXPECT lamp {state:ON}", 1, "no JSON object"],
    ["an open string", '1s EXPECT lamp {"state":"ON', 1, "no JSON object"],
    ["a wildcard that happens", "1s RECV lamp *", 1, "of its own"],
    ["a restart of something", "1s RESTART lamp", 1, "nothing after it"],
    ["a press of nothing", "1s PRESS", 1, "missing"],
    ["a press of what is no id", "1s PRESS a b", 1, "missing"],
    ["a request without path", "1s HTTP POST", 1, "missing"],
    ["a reply without status", "1s EXPECT HTTP ok", 1, "status"],
    ["an unknown setting", "flow: hall", 1, "no setting"],
    ["a setting of the prototype", "constructor: x", 1, "no setting"],
    ["a day that there is not", "clock: 2026-02-30 18:00 Europe/Berlin", 1, "cannot be read"],
    ["a zone that there is not", "clock: 2026-02-03 18:00 Mars/Olympus", 1, "cannot be read"],
    ["a place off the globe", "place: 152.5, 13.4", 1, "cannot be read"],
    ["a setting after the first step", "\n1s EXPECT lamp *\nhome: small", 3, "after a step"],
  ])("refuses %s and says in which line", (_, text, line, what) => {
    expect(problemsOf(text)).toMatchObject([{ line, what: expect.stringContaining(what), remedy: expect.stringMatching(/\w{4}/) }]);
  });

  it("tells all lines that cannot be read", () => {
    expect(problemsOf("a\n# fine\n\nb").map(({ line }) => line)).toEqual([1, 4]);
  });

  it("is read or refused, never thrown at, whatever the text", () => {
    const word = fc.constantFrom(
      "0s",
      "+1s",
      "..",
      "RECV",
      "EXPECT",
      "MQTT",
      "HTTP",
      "lamp",
      '"',
      "{",
      "}",
      "*",
      "#",
      "\n",
      "-----",
      "1.2  EXPO",
    );
    const text = fc.oneof(
      fc.string(),
      fc.array(word).map((words) => words.join(" ")),
    );
    fc.assert(
      fc.property(text, (lines) => {
        expect(() => readTrace(lines)).not.toThrow();
      }),
    );
  });
});
