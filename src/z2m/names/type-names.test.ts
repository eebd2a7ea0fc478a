import { describe, expect, it } from "vitest";
import { nameTypes } from "./type-names.ts";

function typed(words: string, content = ""): { words: string; fallback: string; content: () => string } {
  return { words, fallback: "Device", content: () => content };
}

describe("names of types", () => {
  it.each([
    ["IKEA LED1545G12", /^IkeaLed1545G12$/],
    ["Müller-Licht 404000", /^MullerLicht404000$/],
    ["Nobø SWT-IZ", /^NoboSwtIz$/],
    ["3A Smart Home", /^Device3ASmartHome$/],
    ["", /^Device$/],
    ["灯 ÄÖÜ", /^Aou_[0-9a-f]{4}$/],
    ["灯", /^Device_[0-9a-f]{4}$/],
    ["Home", /^Home_[0-9a-f]{4}$/],
    ["Settable Number", /^SettableNumber_[0-9a-f]{4}$/],
    ["Array", /^Array_[0-9a-f]{4}$/],
  ])("%j is like %s", (words, name) => {
    expect(nameTypes([typed(words)])[0]).toMatch(name);
  });

  it("are shared by like devices of one model", () => {
    expect(nameTypes([typed("A B", "same"), typed("A B", "same"), typed("C", "same")])).toEqual(["AB", "AB", "C"]);
  });

  it("tell variants of a model apart by what they are, not by their order", () => {
    const [one, two] = nameTypes([typed("A B", "one"), typed("A B", "two")]);
    expect(one).toMatch(/^AB_[0-9a-f]{4}$/);
    expect(nameTypes([typed("A B", "two"), typed("X"), typed("A B", "one")])).toEqual([two, "X", one]);
  });
});
