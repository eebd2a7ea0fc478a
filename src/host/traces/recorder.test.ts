import { describe, expect, it } from "vitest";
import * as home from "../../runtime/testing/describe.ts";
import { readTrace } from "./read-trace.ts";
import { type RecordedMessage, recordedLines } from "./recorder.ts";

const hall = home.home([
  home.colorLamp("hall/lamp", { ieee: "0x1" }),
  home.colorLamp("attic # lamp", { ieee: "0x2" }),
  home.remote("remote"),
]);

function linesOf(messages: readonly (readonly [at: number, topic: string, payload: object | string])[], more: object = {}) {
  const recorded = messages.map(([at, topic, payload]): RecordedMessage => {
    return { at, topic, text: typeof payload === "string" ? payload : JSON.stringify(payload) };
  });
  return recordedLines(recorded, { home: hall, watched: undefined, keys: new Set(), queries: false, end: 3_600_000, ...more }).map((line) =>
    line.replace(/ +/g, " "),
  );
}

describe("a recording", () => {
  it("has a command at the time of the report that it follows from", () => {
    const lines = linesOf([
      [10_043, "remote", { action: "on", battery: 90 }],
      [10_047, "hall/lamp/set", { state: "ON" }],
      [10_105, "hall/lamp", { state: "ON" }],
    ]);
    expect(lines).toEqual([
      '10.04s RECV remote {"action":"on","battery":90}',
      '10.04s EXPECT hall/lamp {"state":"ON"}',
      '10.1s RECV hall/lamp {"state":"ON"}',
    ]);
  });

  it.each([
    ["a timer's command", 190_600, "3m10s"],
    ["one that just missed its second", 190_051, "3m9s"],
    ["one before the start", -300, "0s"],
  ])("has %s not later than it will come", (_what, at, time) => {
    expect(linesOf([[at, "hall/lamp/set", { state: "OFF" }]])).toEqual([`${time} EXPECT hall/lamp {"state":"OFF"}`]);
  });

  it("asks for no order of commands to several devices at once", () => {
    const lines = linesOf([
      [5_000, "hall/lamp/set", { state: "ON" }],
      [5_010, "attic # lamp/set", { state: "ON" }],
      [9_000, "hall/lamp/set", { state: "OFF" }],
    ]);
    expect(lines.map((line) => line.split(" ")[1])).toEqual(["ANY", "ANY", "EXPECT"]);
  });

  it("leaves out what means nothing, unless a flow wants it", () => {
    const report = { state: "ON", linkquality: 120, last_seen: "2026-01-01T00:00:00Z", color_temp: null };
    expect(linesOf([[0, "hall/lamp", report]])).toEqual(['0s RECV hall/lamp {"state":"ON"}']);
    expect(linesOf([[0, "hall/lamp", { linkquality: 120 }]])).toEqual([]);
    expect(linesOf([[0, "hall/lamp", { linkquality: 120 }]], { keys: new Set(["linkquality"]) })).toHaveLength(1);
  });

  it("has the reports of those that are watched, and everybody's commands", () => {
    const lines = linesOf(
      [
        [0, "hall/lamp", { state: "ON" }],
        [0, "attic # lamp", { state: "ON" }],
        [1, "attic # lamp/set", { state: "OFF" }],
        [2, "bridge/state", { state: "online" }],
        [3, "hall/lamp/availability", { state: "online" }],
      ],
      { watched: new Set(["0x1"]) },
    );
    expect(lines).toEqual(['0s RECV hall/lamp {"state":"ON"}', '0s EXPECT "attic # lamp" {"state":"OFF"}']);
  });

  it.each([
    [false, []],
    [true, ['4s SEND hall/lamp/get {"state":""}']],
  ])("with queries %s has %j", (queries, expected) => {
    expect(linesOf([[4_900, "hall/lamp/get", { state: "" }]], { queries })).toEqual(expected);
  });

  it("has what was sent after its end as what may come", () => {
    const lines = linesOf(
      [
        [9_000, "hall/lamp/set", { state: "ON" }],
        [10_100, "hall/lamp/set", { state: "OFF" }],
        [10_200, "hall/lamp", { state: "OFF" }],
      ],
      { end: 10_000 },
    );
    expect(lines).toEqual(['8s EXPECT hall/lamp {"state":"ON"}', '9s SEND hall/lamp {"state":"OFF"}']);
  });

  it("can be read as a trace, whatever devices are called", () => {
    const [line = ""] = linesOf([[0, "attic # lamp/set", { state: "TOGGLE" }]]);
    expect(readTrace(line)).toMatchObject({ ok: true, value: { expectations: [{ name: "attic # lamp", payload: { state: "TOGGLE" } }] } });
  });
});
