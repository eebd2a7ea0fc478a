import { describe, expect, it } from "vitest";
import { compileNodes, pinsOf } from "../../../test/support/compile-nodes.ts";
import { conversions } from "../../model/units.ts";

function converted(settings: { readonly from?: string; readonly to: string }, source: string) {
  return compileNodes({ other: { kind: "convert", settings }, line: { kind: "log" } }, [`${source} -> other.in`, "other.out -> line.in"]);
}

describe("convert", () => {
  it.each(["value", "event"])("passes a %s on in the other unit", (role) => {
    const situation = {
      settings: { to: "K" },
      connected: { in: { type: "number", unit: "mired" } as const },
      events: role === "event" ? ["in"] : [],
    };
    expect(pinsOf("convert", situation)).toEqual({ inputs: [`in ${role} number (mired)`], outputs: [`out ${role} number (K)`] });
  });

  it.each([
    ["°C", "°F", "bedroom.temperature", "plus(times(bedroom.temperature.value, 1.8), 32)"],
    ["W", "kW", "coffee.power", "dividedBy(coffee.power.value, 1000)"],
    ["mired", "K", "lamp.color_temp", "dividedBy(1000000, lamp.colorTemp.value)"],
  ])("computes %s as %s", (from, to, source, expression) => {
    expect(converted({ from, to }, source).body).toContain(expression);
  });

  it("takes the unit of its source where none is set", () => {
    expect(converted({ to: "kW" }, "coffee.power").body).toContain("dividedBy(coffee.power.value, 1000)");
  });

  it("converts the payload of an event", () => {
    const nodes = {
      meter: { kind: "mqtt-message", settings: { topic: "meter", as: "number" } },
      watts: { kind: "convert", settings: { from: "kW", to: "W" } },
      line: { kind: "log" },
    };
    expect(compileNodes(nodes, ["meter.out -> watts.in", "watts.out -> line.in"]).body).toContain("times(message.payload, 1000)");
  });

  it.each(conversions)("has a way from $from to $to", ({ from, to }) => {
    expect(pinsOf("convert", { settings: { from, to } }).outputs).toEqual([`out value number (${to})`]);
  });

  it.each([
    ["a way that does not exist", { from: "W", to: "K" }, "coffee.power", "To: cannot be reached from W."],
    ["a unit that nobody says", { to: "K" }, "lamp.brightness", "From: must be given, as the source does not say its unit."],
    ["another unit than the source's", { from: "kW", to: "W" }, "coffee.power", "The source is in W, the target in kW."],
    ["a unit that it does not know", { to: "furlong" }, "coffee.power", expect.stringMatching(/^To: must be one of mired, K/)],
  ])("refuses %s", (_what, settings, source, problem) => {
    expect(converted(settings, source).problems).toContainEqual(problem);
  });
});
