import { describe, expect, it } from "vitest";
import { canConnect, type PinRole } from "./connect.ts";
import { anyPin, booleanPin, nothingPin, numberPin, type PinType, recordPin, textPin } from "./pin-type.ts";

const lux: PinType = { type: "number", unit: "lx" };
const mired: PinType = { type: "number", unit: "mired" };
const kelvin: PinType = { type: "number", unit: "K" };
const choice = (...words: readonly (string | number)[]): PinType => ({ type: "choice", words });
const openChoice: PinType = { type: "choice", words: [], open: true };
const list = (item: PinType): PinType => ({ type: "list", item });
const hue: PinType = { type: "record", fields: [{ name: "hue", type: numberPin }] };
const hueAndText: PinType = { type: "record", fields: [{ name: "hue", type: textPin }] };

function reason(source: PinType, target: PinType, roles: readonly [PinRole, PinRole] = ["value", "value"], hasLiteral = false) {
  const result = canConnect({ name: "out", role: roles[0], type: source }, { name: "in", role: roles[1], type: target }, hasLiteral);
  return result.ok ? "ok" : result.error.reason;
}

describe("canConnect by type", () => {
  it.each([
    ["a boolean to a boolean", booleanPin, booleanPin, "ok"],
    ["a boolean to a number", booleanPin, numberPin, "type"],
    ["anything to any", lux, anyPin, "ok"],
    ["JSON of no known shape to a number", anyPin, numberPin, "type"],
    ["anything to nothing", lux, nothingPin, "ok"],
    ["nothing to a number", nothingPin, numberPin, "no-payload"],
    ["equal units", lux, { type: "number", unit: "lux" } as PinType, "ok"],
    ["a number without unit", numberPin, lux, "ok"],
    ["mired to kelvin", mired, kelvin, "units"],
    ["lux to mired", lux, mired, "units"],
    ["fewer words to more", choice("on", "off"), choice("on", "off", "blink"), "ok"],
    ["more words to fewer", choice("on", "off", "blink"), choice("on", "off"), "missing-words"],
    ["words that are not listed to a closed choice", openChoice, choice("on"), "type"],
    ["any words to an open choice", choice("on"), openChoice, "ok"],
    ["a choice to text", choice("on", "off"), textPin, "ok"],
    ["a choice of numbers to text", choice(1, 2), textPin, "type"],
    ["text to a choice", textPin, choice("on"), "type"],
    ["a list of the same", list(numberPin), list(numberPin), "ok"],
    ["a list of others", list(textPin), list(numberPin), "type"],
    ["a record to any record", hue, recordPin, "ok"],
    ["a record with another type of field", hueAndText, hue, "type"],
    ["a record of unknown fields to a known one", recordPin, hue, "type"],
    ["devices to one device", { type: "devices" } as PinType, { type: "device" } as PinType, "type"],
    [
      "devices that lack a capability",
      { type: "devices" } as PinType,
      { type: "devices", capability: "dimmable" } as PinType,
      "lacks-capability",
    ],
  ])("%s: %#", (_, source, target, expected) => {
    expect(reason(source, target)).toBe(expected);
  });
});

describe("canConnect by role", () => {
  it.each([
    ["event to event", ["event", "event"], "ok"],
    ["value to event", ["value", "event"], "ok"],
    ["value to value", ["value", "value"], "ok"],
    ["event to value", ["event", "value"], "event-into-value"],
  ] as const)("%s", (_, roles, expected) => {
    expect(reason(booleanPin, booleanPin, roles)).toBe(expected);
  });

  it("lets an event without payload into an input with a written value", () => {
    expect(reason(nothingPin, numberPin, ["event", "event"], true)).toBe("ok");
  });
});

describe("what helps", () => {
  it("names the words that are missing", () => {
    const result = canConnect(
      { name: "out", role: "value", type: choice("on", "blink") },
      { name: "in", role: "value", type: choice("on") },
    );
    expect(result).toMatchObject({ error: { words: ["blink"], conversion: "match" } });
  });

  it("offers a conversion of units", () => {
    const result = canConnect({ name: "out", role: "value", type: mired }, { name: "in", role: "value", type: kelvin });
    expect(result).toMatchObject({ error: { from: "mired", to: "K", conversion: "1000000 / mired" } });
  });
});
