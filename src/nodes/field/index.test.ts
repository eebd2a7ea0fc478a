import { describe, expect, it } from "vitest";
import { compileNodes, pinsOf } from "../../../test/support/compile-nodes.ts";
import type { JsonObject } from "../../base/json.ts";
import type { PinType } from "../../model/pin-type.ts";

const color: PinType = {
  type: "record",
  fields: [
    { name: "hue", type: { type: "number", unit: "°" } },
    { name: "inner", type: { type: "record", fields: [{ name: "on", type: { type: "boolean" } }] } },
  ],
};
const weather = { kind: "mqtt-message", settings: { topic: "weather", as: "json" } };

describe("field", () => {
  it.each<[what: string, settings: JsonObject, type: PinType | undefined, out: string]>([
    ["as what the record says", { path: "hue", as: "text" }, color, "number (°)"],
    ["inside another", { path: "inner.on" }, color, "boolean"],
    ["of JSON as what it has to be", { path: "a.b", as: "number" }, { type: "any" }, "number"],
    ["of JSON as it is", { path: "a" }, { type: "any" }, "any value"],
    ["of nothing yet", { path: "a", as: "text" }, undefined, "text"],
  ])("reads a field %s", (_what, settings, type, out) => {
    expect(pinsOf("field", { settings, ...(type !== undefined && { connected: { in: type } }) }).outputs).toEqual([`out value ${out}`]);
  });

  it.each<[settings: JsonObject, expression: string]>([
    [{ path: "a" }, 'jsonField(message.payload, ["a"])'],
    [{ path: "a.0.b", as: "number" }, 'jsonField(message.payload, ["a", "0", "b"], "number")'],
    [{ path: '")evil("', as: "text" }, 'jsonField(message.payload, ["\\")evil(\\""], "text")'],
  ])("with %j looks into the JSON of an event", (settings, expression) => {
    const nodes = { weather, clouds: { kind: "field", settings }, line: { kind: "log" } };
    expect(compileNodes(nodes, ["weather.out -> clouds.in", "clouds.out -> line.in"]).body).toContain(expression);
  });

  it("acts only where there is such a field", () => {
    const nodes = { weather, clouds: { kind: "field", settings: { path: "clouds", as: "number" } } };
    expect(compileNodes(nodes, ["weather.out -> clouds.in", "clouds.out -> lamp.brightness"]).body).toContain(
      "  if (clouds !== undefined) lamp.brightness.set(clouds);",
    );
  });

  it("looks into a value that is remembered", () => {
    const nodes = {
      weather,
      last: { kind: "remember" },
      clouds: { kind: "field", settings: { path: "clouds", as: "number" } },
      line: { kind: "log" },
    };
    const { body } = compileNodes(nodes, ["weather.out -> last.in", "last.out -> clouds.in", "clouds.out -> line.in"]);
    expect(body).toContain('derived(() => jsonField(last.value, ["clouds"], "number"))');
  });

  it.each<[what: string, settings: JsonObject, source: string, problem: string]>([
    ["what has no fields", { path: "a" }, "bedroom.temperature", '"in": must be a record or JSON.'],
    ["no name", { path: "" }, "weather.out", "Field: must be a name, or names with a dot in between."],
    ["a dot too many", { path: "a..b" }, "weather.out", "Field: must be a name, or names with a dot in between."],
  ])("refuses %s", (_what, settings, source, problem) => {
    expect(compileNodes({ weather, clouds: { kind: "field", settings } }, [`${source} -> clouds.in`]).problems).toContainEqual(problem);
  });
});
