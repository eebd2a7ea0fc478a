import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { camelCase, pascalCase } from "./words.ts";

describe("camelCase", () => {
  it.each([
    ["hall/lamp", "hallLamp"],
    ["living room ceiling", "livingRoomCeiling"],
    ["LIVING ROOM CEILING", "livingRoomCeiling"],
    ["livingRoomCeiling", "livingRoomCeiling"],
    ["under_score", "underScore"],
    ["color_temp_startup", "colorTempStartup"],
    ["kitchen's light", "kitchensLight"],
    ["Küche", "küche"],
    ["Cafe\u0301", "café"],
    ["İstanbul", "i̇stanbul"],
    ["Спальня лампа", "спальняЛампа"],
    ["子供部屋", "子供部屋"],
    ["TV plug", "tvPlug"],
    ["hall PIR", "hallPir"],
    ["2nd floor", "2ndFloor"],
    ["3D printer", "3DPrinter"],
    ["0x0017880104e45521", "0x0017880104e45521"],
    ["a\u200bb", "aB"],
    ["\u202eevil", "evil"],
    ["💡", ""],
    ["", ""],
  ])("%j is %j", (text, expected) => {
    expect(camelCase(text)).toBe(expected);
  });

  it("gives the common names of properties the same as all others", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]+(_[a-z]+)*$/), (id) => {
        expect(camelCase(id)).toBe(camelCase(` ${id}`));
      }),
    );
  });

  it("leaves nothing but letters and digits", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => /^[\p{L}\p{Nl}\p{Nd}\p{Mn}\p{Mc}]*$/u.test(camelCase(text))));
  });
});

describe("pascalCase", () => {
  it.each([
    ["IKEA LED1545G12", "IkeaLed1545G12"],
    ["Aqara RTCGQ11LM", "AqaraRtcgq11Lm"],
    ["AduroSmart 81849", "AduroSmart81849"],
    ["hall lamp group", "HallLampGroup"],
  ])("%j is %j", (text, expected) => {
    expect(pascalCase(text)).toBe(expected);
  });
});
