import { describe, expect, it } from "vitest";
import type { Json } from "../../base/json.ts";
import type { PinType } from "../../model/pin-type.ts";
import { type ColorForm, colorFormOf, hueOfHex, readColor, writeColor } from "./color-math.ts";

const number: PinType = { type: "number" };

describe("a colour", () => {
  it.each<[type: PinType, form: ColorForm | undefined]>([
    [{ type: "color" }, "hex"],
    [
      {
        type: "record",
        fields: [
          { name: "x", type: number },
          { name: "y", type: number },
        ],
      },
      "xy",
    ],
    [
      {
        type: "record",
        fields: [
          { name: "hue", type: number },
          { name: "saturation", type: number },
        ],
      },
      "hs",
    ],
    [
      {
        type: "record",
        fields: [
          { name: "x", type: number },
          { name: "z", type: number },
        ],
      },
      undefined,
    ],
    [{ type: "record" }, undefined],
    [number, undefined],
  ])("is known by its fields: %j", (type, form) => {
    expect(colorFormOf(type)).toBe(form);
  });

  it.each<[json: Json, hue: number, saturation: number]>([
    [{ hue: 0, saturation: 100 }, 0, 100],
    [{ hue: 240, saturation: 40 }, 240, 40],
    [{ hue: 120 }, 120, 100],
    [{ x: 0.64, y: 0.33 }, 0, 100],
    [{ x: 0.15, y: 0.06 }, 240, 100],
    [{ hex: "#f80" }, 32, 100],
    [{ hex: "ffffff" }, 0, 0],
  ])("is read in each of its forms: %j", (json, hue, saturation) => {
    const color = readColor(json);
    expect([color?.hue, color?.saturation]).toEqual([expect.closeTo(hue, 0), expect.closeTo(saturation, -1)]);
  });

  it.each<[json: Json | undefined]>([[undefined], [{}], [{ x: 0.3 }], ["red"], [{ hex: "reddish" }]])("is not read from %j", (json) => {
    expect(readColor(json)).toBeUndefined();
  });

  it.each<[form: ColorForm, json: Json]>([
    ["hs", { hue: 30, saturation: 100 }],
    ["hex", { hex: "#ff8000" }],
    ["xy", { x: 0.5532, y: 0.4 }],
  ])("is written as %s", (form, json) => {
    expect(writeColor({ hue: 30, saturation: 100 }, form)).toEqual(
      form === "xy" ? { x: expect.closeTo(0.5532, 1), y: expect.closeTo(0.4, 1) } : json,
    );
  });

  it.each(["#123456", "#ff8800", "#ffffff", "#00ff7f"])("keeps hue and saturation over its forms: %s", (hex) => {
    const color = hueOfHex(hex) ?? { hue: 0, saturation: 0 };
    const again = readColor(writeColor(color, "xy"));
    expect(again?.saturation).toBeCloseTo(color.saturation, -1);
    if (color.saturation > 5) expect(Math.abs((again?.hue ?? 0) - color.hue)).toBeLessThan(3);
  });
});
