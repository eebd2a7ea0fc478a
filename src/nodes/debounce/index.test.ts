import { describe, expect, it } from "vitest";
import { compileNodes, pinsOf } from "../../../test/support/compile-nodes.ts";

const line = { kind: "log" };

describe("debounce", () => {
  it("passes on what comes in as what it is", () => {
    expect(pinsOf("debounce", { connected: { in: { type: "number", unit: "W" } }, events: ["in"] })).toEqual({
      inputs: ["in event number (W)", "quiet value duration"],
      outputs: ["out event number (W)"],
    });
  });

  it.each([
    ["as it is from the start", {}, 'debounce<number>("rest", seconds(1))'],
    ["set otherwise", { leading: true }, 'debounce<number>("rest", seconds(1), { leading: true })'],
  ])("keeps a value %s", (_what, settings, declaration) => {
    const { body } = compileNodes({ rest: { kind: "debounce", settings }, line }, ["coffee.power -> rest.in", "rest.out -> line.in"]);
    expect(body).toContain(`const rest = ${declaration};`);
    expect(body).toContain("coffee.power.onChange((power) => rest.push(power));");
    expect(body).toContain("rest.on((value) => log(textOf(value)));");
  });

  it("keeps mere moments without a type", () => {
    const nodes = { rest: { kind: "debounce", inputs: { quiet: "5s" } } };
    const { body } = compileNodes(nodes, ["remote.action.on -> rest.in", "rest.out -> lamp.state.toggle"]);
    expect(body).toContain('const rest = debounce("rest", seconds(5)');
    expect(body).toContain("rest.push();");
  });

  it("reads a time that changes when it is needed", () => {
    const nodes = {
      long: { kind: "constant", settings: { type: "duration", value: "10s" } },
      short: { kind: "constant", settings: { type: "duration", value: "1s" } },
      time: { kind: "choose" },
      rest: { kind: "debounce" },
      line,
    };
    const wires = [
      "motion.occupancy -> time.if",
      "long.out -> time.true",
      "short.out -> time.false",
      "time.out -> rest.quiet",
      "coffee.power -> rest.in",
      "rest.out -> line.in",
    ];
    expect(compileNodes(nodes, wires).body).toContain('debounce<number>("rest", time');
  });

  it("is passed by while disabled", () => {
    const nodes = { rest: { kind: "debounce", disabled: true }, line };
    expect(compileNodes(nodes, ["coffee.power -> rest.in", "rest.out -> line.in"]).body).toContain("coffee.power.onChange(");
  });

  it("refuses a time without a unit", () => {
    const { problems } = compileNodes({ rest: { kind: "debounce", inputs: { quiet: "5" } } }, []);
    expect(problems).toContainEqual(expect.stringContaining('"quiet": "5" is not a duration'));
  });
});
