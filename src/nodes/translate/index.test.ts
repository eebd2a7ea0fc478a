import { describe, expect, it } from "vitest";
import { compileNodes, pinsOf } from "../../../test/support/compile-nodes.ts";
import type { JsonObject } from "../../base/json.ts";

const action = { type: "choice", words: ["on", "off"] } as const;

function translated(settings: JsonObject, source: string, target: string) {
  return compileNodes({ sign: { kind: "translate", settings }, line: { kind: "log" } }, [`${source} -> sign.in`, `sign.out -> ${target}`]);
}

describe("translate", () => {
  it.each<[settings: JsonObject, out: string]>([
    [{ words: { on: "day", off: "night" } }, "choice of day, night"],
    [{ words: { on: "day" }, otherwise: "night" }, "choice of day, night"],
    [{ words: { on: "day", off: "day" } }, "choice of day"],
    [{ words: { on: 1, off: -1 } }, "number"],
    [{ words: { on: true, off: false } }, "boolean"],
  ])("%j makes a %s", (settings, out) => {
    expect(pinsOf("translate", { settings, connected: { in: action }, events: ["in"] })).toEqual({
      inputs: ["in event any value"],
      outputs: [`out event ${out}`],
    });
  });

  it("makes a value of a value", () => {
    const { body, problems } = translated({ words: { on: "okay" }, otherwise: "blink" }, "coffee.power_outage_memory", "lamp.effect");
    expect(problems).toEqual([]);
    expect(body).toContain('derived(() => lookup(coffee.powerOutageMemory.value, { on: "okay" }, "blink"))');
  });

  it("makes an event of an event, where the word has a translation", () => {
    expect(translated({ words: { on: 40 } }, "remote.action", "lamp.brightness.add").body).toContain(
      "const sign = lookup(action, { on: 40 });\n  if (sign !== undefined) lamp.brightness.add(sign);",
    );
  });

  it("writes words as data", () => {
    const { body } = translated({ words: { "a-b": '")evil("', "`": "\u2028" } }, "remote.action", "line.in");
    expect(body).toContain('lookup(action, { "a-b": "\\")evil(\\"", "`": "\\u2028" })');
  });

  it.each<[what: string, settings: JsonObject, source: string, problem: unknown]>([
    ["an empty table", { words: {} }, "remote.action", "Table: must hold at least one word."],
    ["no table", {}, "remote.action", "Table: must hold at least one word."],
    ["words and numbers mixed", { words: { on: 1, off: "x" } }, "remote.action", "Table: must lead to words only, or to numbers only."],
    ["lists", { words: { on: [1] } }, "remote.action", "Table: must lead to words only, or to numbers only."],
    ["what is no word", { words: { on: 1 } }, "bedroom.temperature", '"in": must be a choice or a text.'],
  ])("refuses %s", (_what, settings, source, problem) => {
    expect(translated(settings, source, "line.in").problems).toContainEqual(problem);
  });

  it("refuses a word that the target does not take", () => {
    expect(translated({ words: { on: "explode" } }, "remote.action", "lamp.effect").problems).toEqual([
      'The target does not know "explode".',
    ]);
  });
});
