import { expect, it } from "vitest";
import { isOfModel } from "./is-of-model.ts";

it.each([
  ["E1524/E1810", "E1810", true],
  ["E1524/E1810", "E1524/E1810", true],
  ["E1524/E1810", "E18", false],
  ["E1524", "E1810", false],
  [undefined, "E1810", false],
])("a %s is a %s: %s", (model, wanted, expected) => {
  expect(isOfModel(model, wanted)).toBe(expected);
});
