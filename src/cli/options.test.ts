import { describe, expect, it } from "vitest";
import { separateSimulateOption } from "./options.ts";

describe("separateSimulateOption", () => {
  it.each([
    ["keeps the flow from being taken for the home", "run --simulate hall.json", "run --simulate= hall.json"],
    ["leaves a home alone", "run --simulate=home.json hall.json", "run --simulate=home.json hall.json"],
    ["leaves what follows -- alone", "run -- --simulate", "run -- --simulate"],
  ])("%s", (_, line, expected) => {
    expect(separateSimulateOption(line.split(" ")).join(" ")).toBe(expected);
  });
});
