import { describe, expect, it } from "vitest";
import { compileNodes, pinsOf } from "../../../test/support/compile-nodes.ts";
import type { JsonObject } from "../../base/json.ts";

describe("once-per", () => {
  it("passes on what comes in as what it is", () => {
    expect(pinsOf("once-per", { connected: { in: { type: "number" } }, events: ["in"] })).toEqual({
      inputs: ["in event number", "reset event nothing"],
      outputs: ["out event number"],
    });
  });

  it.each<[node: JsonObject, source: string, declaration: string, push: string]>([
    [{}, "remote.action.on", 'oncePer("first", "day")', "first.push();"],
    [{ settings: { period: "week" }, durable: true }, "remote.action.on", 'oncePer("first", "week", { durable: true })', "first.push();"],
    [
      { settings: { period: "start" } },
      "bedroom.humidity",
      'oncePer<number>("first", "start")',
      "bedroom.humidity.onChange((humidity) => first.push(humidity));",
    ],
  ])("with %j on %s", (node, source, declaration, push) => {
    const nodes = { first: { kind: "once-per", ...node }, line: { kind: "log", settings: { text: "first" } } };
    const { body } = compileNodes(nodes, [`${source} -> first.in`, "first.out -> line.in", "remote.action.off -> first.reset"]);
    expect(body).toContain(`const first = ${declaration};`);
    expect(body).toContain(push);
    expect(body).toContain("first.reset();");
  });

  it("refuses a period that it does not know", () => {
    const { problems } = compileNodes({ first: { kind: "once-per", settings: { period: "moon" } } }, []);
    expect(problems).toContainEqual("Once per: must be one of hour, day, week, month, start.");
  });
});
