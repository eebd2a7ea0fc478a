import { describe, expect, it } from "vitest";
import { fitText, textWidth, wrapText } from "./text-fit.ts";

describe("fitText", () => {
  it.each([
    ["a text that fits", "short", 100, "short"],
    ["the beginning of one that does not", "occupancy of the hall", 60, "occupanc…"],
    ["no blank before the sign", "at a time", 30, "at a…"],
    ["only the first line", "one\ntwo", 100, "one…"],
    ["the sign alone where there is no room", "wide", 5, "…"],
    ["whole characters", "🙂🙂🙂🙂", 40, "🙂🙂…"],
  ])("keeps %s", (_, text, room, fitted) => {
    expect(fitText(text, room, 11)).toBe(fitted);
  });
});

describe("wrapText", () => {
  it.each([
    ["breaks between words", "one two three", 48, 5, ["one two", "three"]],
    ["keeps lines", "a\n\nb", 48, 5, ["a", "", "b"]],
    ["says that it was cut", "one two three four five six", 48, 2, ["one two", "three…"]],
    ["cuts a word that is too long", "incomprehensibilities", 48, 2, ["incom…"]],
  ])("%s", (_, text, room, most, lines) => {
    expect(wrapText(text, room, 12, most)).toEqual(lines);
  });
});

describe("textWidth", () => {
  it.each([
    ["lit", "mow"],
    ["word", "WORD"],
    ["ab", "漢字"],
  ])("takes %s for narrower than %s", (narrow, wide) => {
    expect(textWidth(narrow, 10)).toBeLessThan(textWidth(wide, 10));
  });
});
