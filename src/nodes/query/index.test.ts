import { describe, expect, it } from "vitest";
import { compileNodes } from "../../../test/support/compile-nodes.ts";

function compileQuery(settings: object, wires: readonly string[] = []) {
  const nodes = { there: { kind: "query", settings: { device: "lamp", ...settings } }, line: { kind: "log" } };
  return compileNodes(nodes, ["remote.action.on -> there.ask", ...wires]);
}

describe("query", () => {
  it("only asks where nobody waits for the answer", () => {
    expect(compileQuery({ properties: ["state", "brightness"] }).body).toBe(
      'remote.action.on((action) => {\n  if (action === "on") {\n    lamp.state.query();\n    lamp.brightness.query();\n  }\n});',
    );
  });

  it("tells of the answer", () => {
    const { body, problems } = compileQuery({ timeout: "3s" }, ["there.answered -> lamp.effect.okay", "there.failed -> line.in"]);
    expect(problems).toEqual([]);
    expect(body).toContain('const there = query("there", [lamp.state], { timeout: seconds(3) });');
    expect(body).toContain('if (action === "on") there.ask();');
    expect(body).toContain('there.onAnswer.on(() => lamp.effect.set("okay"));');
    expect(body).toContain('there.onFailure.on(() => log("line"));');
  });

  it.each([
    [
      { properties: ["effect"] },
      'Properties: holds "effect", which hall/lamp cannot be asked for: it can be asked for state, brightness, color_temp.',
    ],
    [
      { device: "bedroom", properties: ["temperature"] },
      'Properties: holds "temperature", which bedroom/climate cannot be asked for: it cannot be asked for anything.',
    ],
    [{ properties: [] }, "Properties: must list at least one."],
    [{ timeout: "0s" }, "Timeout: must be longer than nothing."],
  ])("refuses %j", (settings, problem) => {
    expect(compileQuery(settings).problems).toContainEqual(problem);
  });
});
