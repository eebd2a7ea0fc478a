import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { camelCase, memberNames, NameScope, pascalCase } from "./names.ts";

describe("camelCase", () => {
  it.each([
    ["hall/motion", "hallMotion"],
    ["Hall Lamp", "hallLamp"],
    ["color_temp", "colorTemp"],
    ["state_left", "stateLeft"],
    ["Küche Fenster", "kuecheFenster"],
    ["Salón", "salon"],
    ["🛋️ sofa", "sofa"],
    ["🛋️", ""],
    ["0x00158d0001a2b3c4", "0x00158d0001a2b3c4"],
    ["リビング", "リビング"],
    ["off-delay", "offDelay"],
    ["colorTemp", "colorTemp"],
    ["LED strip", "ledStrip"],
    ["Grandma's room", "grandmasRoom"],
    ["", ""],
  ])("turns %j into %s", (hint, expected) => {
    expect(camelCase(hint)).toBe(expected);
  });
});

describe("pascalCase", () => {
  it.each([
    ["hall lamp", "HallLamp"],
    ["LED1545G12", "LED1545G12"],
    ["tüv-x", "TuevX"],
  ])("turns %j into %s", (hint, expected) => {
    expect(pascalCase(hint)).toBe(expected);
  });
});

describe("NameScope", () => {
  it.each([
    ["delete", "delete2"],
    ["Math", "math"],
    ["await", "await2"],
    ["fetch", "fetch2"],
    ["🛋️", "node"],
    ["1st floor", "node1stFloor"],
  ])("gives %j a legal name", (hint, expected) => {
    expect(new NameScope().claim(hint, { fallback: "node" })).toBe(expected);
  });

  it("tells names apart that sanitise alike", () => {
    const scope = new NameScope();
    expect(["hall/lamp", "hall lamp", "hall-lamp"].map((hint) => scope.claim(hint))).toEqual(["hallLamp", "hallLamp2", "hallLamp3"]);
  });

  it("never makes light12 out of a second light1", () => {
    const scope = new NameScope();
    expect(["light1", "light-1"].map((hint) => scope.claim(hint))).toEqual(["light1", "light1_2"]);
  });

  it("allows reserved words as members, but not what every object has", () => {
    const scope = new NameScope(memberNames);
    expect(["delete", "constructor", "__proto__"].map((hint) => scope.claim(hint))).toEqual(["delete", "constructor2", "proto"]);
  });

  it("sees outer names from an inner scope, not the other way round", () => {
    const outer = new NameScope();
    outer.reserve("lamp");
    const inner = outer.inner();
    expect([inner.claim("lamp"), inner.claim("dark"), outer.claim("dark")]).toEqual(["lamp2", "dark", "dark"]);
  });

  it("gives legal and distinct names for any hints", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "grapheme" })), (hints) => {
        const scope = new NameScope();
        const names = hints.map((hint) => scope.claim(hint));
        expect(new Set(names).size).toBe(names.length);
        for (const name of names) new Function(`"use strict"; const ${name} = 1;`);
      }),
    );
  });
});
