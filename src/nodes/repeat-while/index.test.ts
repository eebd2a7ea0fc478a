import { describe, expect, it } from "vitest";
import { compileNodes, pinsOf } from "../../../test/support/compile-nodes.ts";

describe("repeat-while", () => {
  it("makes moments of a boolean", () => {
    expect(pinsOf("repeat-while")).toEqual({
      inputs: ["in value boolean", "every value duration"],
      outputs: ["out event number"],
    });
  });

  it.each([
    ["at once and every minute", {}, 'repeatWhile("remind", motion.occupancy, minutes(1), { immediately: true })'],
    ["later and later", { settings: { immediately: false } }, 'repeatWhile("remind", motion.occupancy, minutes(1))'],
    [
      "ten times, over a restart",
      { settings: { immediately: false, times: 10 }, inputs: { every: "90s" }, durable: true },
      'repeatWhile("remind", motion.occupancy, seconds(90), { times: 10, durable: true })',
    ],
  ])("fires %s", (_what, more, declaration) => {
    const nodes = { remind: { kind: "repeat-while", ...more }, line: { kind: "log" } };
    const { body, problems } = compileNodes(nodes, ["motion.occupancy -> remind.in", "remind.out -> line.in"]);
    expect(problems).toEqual([]);
    expect(body).toContain(declaration);
    expect(body).toContain(".on((time) => log(textOf(time)));");
  });

  it.each([
    ["a period of nothing", { inputs: { every: "0s" } }, '"every": must be longer than nothing.'],
    ["no time at all", { settings: { times: 0 } }, "At most: must be a number from 1."],
  ])("refuses %s", (_what, more, problem) => {
    const { problems } = compileNodes({ remind: { kind: "repeat-while", ...more } }, ["motion.occupancy -> remind.in"]);
    expect(problems).toContainEqual(problem);
  });
});
