import { describe, expect, it } from "vitest";
import { judge } from "./judge.ts";
import { pairUp } from "./pairs.ts";
import { readTrace } from "./read-trace.ts";
import type { Deed } from "./trace.ts";

function judged(text: string, ...deeds: readonly (readonly [at: number, name: string, state: string])[]) {
  const trace = readTrace(text);
  if (!trace.ok) throw new Error(trace.error[0]?.what);
  const came = deeds.map(([at, name, state]): Deed => ({ at, channel: "device", name, payload: { state } }));
  const verdict = judge(trace.value, came);
  return { ok: verdict.ok, complaints: pairUp(verdict, trace.value.settings.others === "fail").map(({ complaint }) => complaint) };
}

const on = 'EXPECT a {"state":"ON"}';
const off = 'EXPECT a {"state":"OFF"}';

describe("a trace passes", () => {
  it.each([
    ["at the time", `1s ${on}`, [[1_000, "a", "ON"]]],
    ["up to a second later", `1s ${on}`, [[2_000, "a", "ON"]]],
    [
      "in order",
      `1s ${on}\n1s ${off}`,
      [
        [1_000, "a", "ON"],
        [1_000, "a", "OFF"],
      ],
    ],
    [
      "in any order",
      "1s ANY a *\n1s ANY b *",
      [
        [1_000, "b", "ON"],
        [1_000, "a", "ON"],
      ],
    ],
    [
      "with a wildcard that leaves the strict line its own",
      '1s ANY * *\n1s ANY a {"state":"ON"}',
      [
        [1_000, "a", "ON"],
        [1_000, "b", "ON"],
      ],
    ],
    ["without what may come", "1s SEND a *\n1s NEVER b *", []],
    ["with what may come", "1s SEND a *", [[1_000, "a", "ON"]]],
    [
      "with others that it ignores",
      `others: ignore\n1s ${on}`,
      [
        [1_000, "a", "ON"],
        [1_000, "b", "ON"],
      ],
    ],
    ["when the end of a NEVER brings it", `0s..3s NEVER a *\n3s ${off}`, [[3_000, "a", "OFF"]]],
  ] as const)("%s", (_, text, deeds) => {
    expect(judged(text, ...deeds)).toMatchObject({ ok: true });
  });
});

describe("a trace fails", () => {
  it.each([
    ["nothing came", `1s ${on}`, [], ["did not come"]],
    ["it came too late", `1s ${on}`, [[2_001, "a", "ON"]], ["too late"]],
    ["it came too early", `1s ${on}`, [[999, "a", "ON"]], ["too early"]],
    ["another payload came", `1s ${on}`, [[1_000, "a", "OFF"]], ["other payload"]],
    ["another device was meant", `1s ${on}`, [[1_000, "b", "ON"]], ["did not come", "not expected"]],
    [
      "the order is another",
      `1s ${on}\n1s ${off}`,
      [
        [1_000, "a", "OFF"],
        [1_000, "a", "ON"],
      ],
      [undefined, "out of order"],
    ],
    [
      "it came twice",
      `1s ${on}`,
      [
        [1_000, "a", "ON"],
        [1_000, "a", "ON"],
      ],
      [undefined, "not expected"],
    ],
    ["the forbidden came", "0s..3s NEVER a *", [[2_999, "a", "ON"]], ["must not come"]],
    ["the forbidden came though it was expected", `0s..3s NEVER a *\n1s ${on}`, [[1_000, "a", "ON"]], ["must not come", undefined]],
  ] as const)("when %s", (_, text, deeds, complaints) => {
    expect(judged(text, ...deeds)).toEqual({ ok: false, complaints });
  });
});
