import { expect, it } from "vitest";
import { judge } from "./judge.ts";
import { readTrace } from "./read-trace.ts";
import type { Deed } from "./trace.ts";
import { updateText } from "./update-text.ts";

function updated(lines: readonly string[], deeds: readonly (readonly [at: number, name: string, state: string])[]): readonly string[] {
  const text = lines.join("\n");
  const trace = readTrace(text);
  if (!trace.ok) throw new Error(trace.error[0]?.what);
  const came = deeds.map(([at, name, state]): Deed => ({ at, channel: "device", name, payload: { state } }));
  const performance = { deeds: came, faults: [], printed: [] };
  return updateText(text, { trace: trace.value, performance, verdict: judge(trace.value, came) }).split("\n");
}

const report = '0s RECV m {"x":1}';

it.each<[string, readonly string[], readonly (readonly [number, string, string])[], readonly string[]]>([
  ["leaves what was fulfilled as it is", ["# why", "1s   EXPECT a *  # any"], [[1_000, "a", "ON"]], ["# why", "1s   EXPECT a *  # any"]],
  [
    "takes time and payload of what came",
    ['1s EXPECT a {"state":"ON"} # lamp'],
    [[3_500, "a", "OFF"]],
    ['3.5s EXPECT a {"state":"OFF"} # lamp'],
  ],
  ["drops what did not come, and keeps its comment", [report, "1s EXPECT a * # why"], [], [report, "# why"]],
  [
    "keeps a time that still holds",
    [report, '+1s  EXPECT  a  {"state":"ON"}', "+1s EXPECT a *"],
    [
      [1_500, "a", "OFF"],
      [2_500, "a", "ON"],
    ],
    [report, '+1s  EXPECT  a  {"state":"OFF"}', "+1s EXPECT a *"],
  ],
  ["keeps ANY as ANY", ['1s ANY a {"state":"ON"}'], [[1_000, "a", "OFF"]], ['1s ANY a {"state":"OFF"}']],
  ["keeps NEVER", ["0s..2s NEVER a *"], [[1_000, "a", "ON"]], ["0s..2s NEVER a *"]],
  [
    "adds what nobody expected at its time",
    [report, "1s EXPECT a *", '5s RECV m {"x":2}'],
    [
      [1_000, "a", "ON"],
      [2_000, "b", "ON"],
    ],
    [report, "1s EXPECT a *", '2s EXPECT b {"state":"ON"}', '5s RECV m {"x":2}'],
  ],
  [
    "writes out a time that counted from a line that is gone",
    ["1s EXPECT a *", '+2s RECV m {"x":2}', '+1s RECV m {"x":3}'],
    [],
    ['3s RECV m {"x":2}', '+1s RECV m {"x":3}'],
  ],
])("%s", (_, lines, deeds, expected) => {
  expect(updated(lines, deeds)).toEqual(expected);
});

it("leaves recordings of pyziggy alone", () => {
  const recording = ['1.00  EXPO  zigbee2mqtt/a/set  {"state":"ON"}', "----------"];
  expect(updated(recording, [])).toEqual(recording);
});
