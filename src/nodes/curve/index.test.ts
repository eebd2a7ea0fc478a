import { describe, expect, it } from "vitest";
import { compileNodes, pinsOf } from "../../../test/support/compile-nodes.ts";
import type { Json, JsonObject } from "../../base/json.ts";
import { catalogue } from "../index.gen.ts";

const points = [
  ["07:00", 10],
  ["22:30", 50],
];

function drawn(settings: JsonObject) {
  return compileNodes({ level: { kind: "curve", settings }, line: { kind: "log" } }, ["level.out -> line.in"]);
}

/** Without what only the line's length decides. */
function onOneLine(code: string): string {
  return code.replace(/\s+/g, "").replace(/,(?=[\])])/g, "");
}

describe("curve", () => {
  it("is a number in its unit", () => {
    expect(pinsOf("curve", { settings: { points, unit: "%" } })).toEqual({ inputs: [], outputs: ["out value number (%)"] });
  });

  it.each<[what: string, settings: JsonObject, declaration: string]>([
    ["whole numbers", { points }, 'curve("level", [["07:00", 10], ["22:30", 50]], { step: 1 })'],
    ["any numbers", { points, step: 0 }, 'curve("level", [["07:00", 10], ["22:30", 50]])'],
    ["its own pace", { points, step: 0, every: "10s" }, 'curve("level", [["07:00", 10], ["22:30", 50]], { every: seconds(10) })'],
    [
      "points of the sun",
      {
        points: [
          ["sunrise - 30m", 1],
          ["sunset+1h", 2],
          ["noon", 3],
        ],
        step: 0,
      },
      'curve("level", [[{ sun: "sunrise", offset: minutes(-30) }, 1], [{ sun: "sunset", offset: hours(1) }, 2], [{ sun: "noon" }, 3]])',
    ],
  ])("is drawn with %s", (_what, settings, declaration) => {
    const { body, problems } = drawn(settings);
    expect(problems).toEqual([]);
    expect(onOneLine(body)).toContain(onOneLine(declaration));
  });

  it.each<[points: Json, services: readonly string[] | undefined]>([
    [points, undefined],
    [[...points, ["sunset", 3]], ["location"]],
  ])("asks for the place only where the sun counts: %j", (own, services) => {
    expect(catalogue.get("curve")?.configure(new Map([["points", own]])).usable?.uses.services).toEqual(services);
  });

  it.each<[points: Json, problem: string]>([
    [[["07:00", 1]], 'must be a list of at least two points, such as [["07:00", 10], ["sunset", 50]]'],
    ["07:00", 'must be a list of at least two points, such as [["07:00", 10], ["sunset", 50]]'],
    [
      [points[0] ?? [], ["25:00", 1]],
      'holds "25:00", which is neither a time such as "07:30" nor one of sunrise, sunset, dawn, dusk, noon, midnight',
    ],
    [
      [points[0] ?? [], ["moonrise", 1]],
      'holds "moonrise", which is neither a time such as "07:30" nor one of sunrise, sunset, dawn, dusk, noon, midnight',
    ],
    [[points[0] ?? [], ["08:00", "1"]], 'must hold points such as ["07:00", 10] only'],
    [[points[0] ?? [], ["sunset - 5", 1]], '"5" is not a duration: write a number and ms, s, m, h or d, such as "90s" or "1h 30m"'],
  ])("refuses %j", (own, problem) => {
    expect(drawn({ points: own }).problems).toContainEqual(`Points: ${problem}.`);
  });
});
