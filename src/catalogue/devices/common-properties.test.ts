import { describe, expect, it } from "vitest";
import { homePayload } from "../../../test/support/homes.ts";
import { describeHome } from "../../z2m/describe-home.ts";
import { commonProperties } from "./common-properties.ts";
import { propertyPaths } from "./entity-pins.ts";

const { devices } = describeHome({ devices: homePayload("example", "devices"), groups: [] });

function pathsOf(...names: readonly string[]): readonly string[] {
  const found = names.flatMap((name) => devices.filter((device) => device.name === name));
  return propertyPaths(commonProperties(found)).map(({ path }) => path);
}

describe("the common properties of devices", () => {
  it.each([
    ["have the fields of records that all have", ["Couch", "Color bulb"], ["color_hs.hue", "color_hs.saturation", "color_xy.x"]],
    ["have what a lamp and a plug share", ["Couch", "Plug"], ["state"]],
  ])("%s", (_what, names, expected) => {
    expect(pathsOf(...names)).toEqual(expect.arrayContaining(expected));
  });

  it("have no record that one of them lacks", () => {
    expect(pathsOf("Couch", "Printer").filter((path) => path.startsWith("color_hs"))).toEqual([]);
  });
});
