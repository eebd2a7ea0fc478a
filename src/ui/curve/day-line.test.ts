import { describe, expect, it } from "vitest";
import { dayLine, hourOf, readMomentParts, readRows, writeMomentParts } from "./day-line.ts";

describe("a moment of a curve", () => {
  it.each(["07:30", "24:00", "sunset", "sunrise - 30m", "dusk + 1h 30m", "what is this"])("is written as it was read: %s", (text) => {
    expect(writeMomentParts(readMomentParts(text))).toBe(text);
  });

  it.each<[typed: string, written: string]>([
    ["-0m", "sunset"],
    ["", "sunset"],
    ["-30", "sunset - 30m"],
    ["1h", "sunset + 1h"],
    ["− 1h 30m", "sunset - 1h 30m"],
  ])("takes %j as a way to say %s", (offset, written) => {
    expect(writeMomentParts({ on: "sunset", offset })).toBe(written);
  });

  it.each<[text: string, hour: number | undefined]>([
    ["07:30", 7.5],
    ["24:00", 24],
    ["sunset - 30m", 17.5],
    ["midnight - 1h", 23],
    ["soon", undefined],
  ])("lies in the picture: %s", (text, hour) => {
    expect(hourOf(text)).toBe(hour);
  });
});

describe("the picture of a curve", () => {
  it("goes round the clock: midnight lies on the line from the last point to the first", () => {
    expect(
      dayLine([
        { at: "06:00", value: 0 },
        { at: "18:00", value: 100 },
      ]),
    ).toEqual([
      { hour: 0, value: 50 },
      { hour: 6, value: 0 },
      { hour: 18, value: 100 },
      { hour: 24, value: 50 },
    ]);
  });

  it("is empty without points", () => {
    expect(dayLine(readRows("no points"))).toEqual([]);
  });
});
