import { describe, expect, it } from "vitest";
import { compileNodes, pinsOf } from "../../../test/support/compile-nodes.ts";

const line = { kind: "log" };

describe("rate-limit", () => {
  it("passes on what comes in as what it is", () => {
    expect(pinsOf("rate-limit", { connected: { in: { type: "number", unit: "W" } }, events: ["in"] })).toEqual({
      inputs: ["in event number (W)"],
      outputs: ["out event number (W)", "dropped event number (W)"],
    });
  });

  it.each([
    ["three an hour unless told otherwise", {}, 'rateLimit<number>("few", 3, hours(1))'],
    ["the last one later", { settings: { count: 1, excess: "last" } }, 'rateLimit<number>("few", 1, hours(1), { keepLast: true })'],
    ["over a restart", { durable: true }, 'rateLimit<number>("few", 3, hours(1), { durable: true })'],
  ])("lets through %s", (_what, more, declaration) => {
    const { body } = compileNodes({ few: { kind: "rate-limit", ...more }, line }, ["coffee.power -> few.in", "few.out -> line.in"]);
    expect(body).toContain(`const few = ${declaration};`);
    expect(body).toContain("coffee.power.onChange((power) => few.push(power));");
    expect(body).toContain("few.on((value) => log(textOf(value)));");
  });

  it("tells what is dropped", () => {
    const nodes = { few: { kind: "rate-limit" } };
    const { body } = compileNodes(nodes, ["remote.action.on -> few.in", "few.dropped -> lamp.effect.blink"]);
    expect(body).toContain('const few = rateLimit("few", 3, hours(1));');
    expect(body).toContain('few.dropped.on(() => lamp.effect.set("blink"));');
  });

  it.each([
    [{ period: "0s" }, "Within: must be longer than nothing."],
    [{ count: 0 }, "At most: must be a number from 1."],
    [{ count: 1.5 }, "At most: must be a whole number."],
  ])("refuses %j", (settings, problem) => {
    expect(compileNodes({ few: { kind: "rate-limit", settings } }, []).problems).toContainEqual(problem);
  });
});
