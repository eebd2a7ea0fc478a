import { describe, expect, it } from "vitest";
import type { Json } from "../../../base/json.ts";
import { fieldOf, type JsonFieldTypes, jsonField } from "./field.ts";

describe("fieldOf", () => {
  it.each<[what: string, record: { readonly hue?: number } | undefined, result: number | undefined]>([
    ["the field", { hue: 5 }, 5],
    ["unknown where the record has none", {}, undefined],
    ["unknown while the record is", undefined, undefined],
  ])("is %s", (_what, record, result) => {
    expect(fieldOf(record, "hue")).toBe(result);
  });
});

const json: Json = { state: { power: 5, on: true, name: "lamp", none: null }, items: [{ id: "a" }, { id: "b" }] };

describe("jsonField", () => {
  it.each<[what: string, path: readonly string[], as: keyof JsonFieldTypes, result: unknown]>([
    ["a number", ["state", "power"], "number", 5],
    ["a flag", ["state", "on"], "boolean", true],
    ["a text", ["state", "name"], "text", "lamp"],
    ["an item of a list", ["items", "1", "id"], "text", "b"],
    ["a part as it is", ["items", "0"], "json", { id: "a" }],
    ["null as what it is", ["state", "none"], "json", null],
    ["the whole", [], "json", json],
    ["nothing where there is no such field", ["state", "colour"], "json", undefined],
    ["nothing inside what has no inside", ["state", "power", "x"], "json", undefined],
    ["nothing beyond a list's end", ["items", "2"], "json", undefined],
    ["nothing of a list by name", ["items", "length"], "json", undefined],
    ["nothing that every object has", ["state", "constructor"], "json", undefined],
    ["nothing of another type", ["state", "power"], "text", undefined],
    ["no number that a text only looks like", ["state", "name"], "number", undefined],
  ])("finds %s", (_what, path, as, result) => {
    expect(jsonField(json, path, as)).toEqual(result);
  });

  it("is unknown while the JSON is", () => {
    expect(jsonField(undefined, ["a"])).toBe(undefined);
  });
});
