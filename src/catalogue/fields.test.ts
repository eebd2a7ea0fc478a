import { describe, expect, it } from "vitest";
import { minutes, seconds } from "../base/duration.ts";
import type { Json } from "../base/json.ts";
import { curveField } from "./curve-field.ts";
import { type Field, readSettings } from "./field.ts";
import {
  choiceField,
  codeField,
  durationField,
  durationsField,
  flagField,
  jsonField,
  numberField,
  numbersField,
  optional,
  rangesField,
  rolesField,
  severalField,
  tableField,
  textField,
  timeOfDayField,
  wordsField,
} from "./fields.ts";

const texts = { label: "Label", help: "Help." };
const percent = numberField({ ...texts, min: 0, max: 100, integer: true });
const way = choiceField({ ...texts, words: { up: "Upwards", down: "Downwards" } });
const days = severalField({ ...texts, words: { mon: "Monday", tue: "Tuesday" } });
const even = textField({ ...texts, check: (text) => (text.length % 2 === 0 ? undefined : "must have an even length") });

describe("fields", () => {
  it.each<readonly [string, Field<unknown>, Json, unknown]>([
    ["a flag", flagField(texts), true, true],
    ["a number", percent, 40, 40],
    ["a text", even, "ab", "ab"],
    ["a word", way, "up", "up"],
    ["some words of a set", days, ["tue"], ["tue"]],
    ["words", wordsField(texts), ["a", "b"], ["a", "b"]],
    ["a duration", durationField(texts), "3m", minutes(3)],
    ["durations", durationsField(texts), ["1s", "2s"], [seconds(1), seconds(2)]],
    ["a time of day", timeOfDayField(texts), "07:30", "07:30"],
    ["roles", rolesField(texts), ["lamp"], ["lamp"]],
    ["numbers", numbersField({ ...texts, min: 0, max: 1 }), [0, 0.5], [0, 0.5]],
    ["parts of a scale", rangesField(texts), { lamp: [0, 0.5] }, new Map([["lamp", { low: 0, high: 0.5 }]])],
    ["JSON", jsonField(texts), { a: [null] }, { a: [null] }],
    ["a table", tableField(texts), { a: 1 }, new Map([["a", 1]])],
    [
      "points of a curve",
      curveField(texts),
      [
        ["07:00", 1],
        ["sunset - 30m", 2],
      ],
      [
        { at: "07:00", value: 1 },
        { at: { sun: "sunset", offset: minutes(-30) }, value: 2 },
      ],
    ],
    ["lines of code", codeField(texts), ["a", "b"], ["a", "b"]],
    ["code as one text", codeField(texts), "a\r\nb", ["a", "b"]],
  ])("read %s", (_, field, json, value) => {
    expect(field.read(json)).toEqual({ ok: true, value });
  });

  it.each<readonly [string, Field<unknown>, Json]>([
    ["a text for a flag", flagField(texts), "true"],
    ["a number below its range", percent, -1],
    ["a number above its range", percent, 101],
    ["a broken number for a whole one", percent, 1.5],
    ["a text for a number", percent, "40"],
    ["a text that its own check refuses", even, "abc"],
    ["a word that is not in the set", way, "left"],
    ["a member of all objects as a word", way, "toString"],
    ["a list with one wrong word", days, ["mon", "sun"]],
    ["a number beside its range", numbersField({ ...texts, min: 0, max: 1 }), [0.5, 2]],
    ["no parts of a scale", rangesField(texts), {}],
    ["a part beside the scale", rangesField(texts), { lamp: [0, 2] }],
    ["a part from high to low", rangesField(texts), { lamp: [0.5, 0.1] }],
    ["half a part", rangesField(texts), { lamp: [0.5] }],
    ["a list of parts", rangesField(texts), [[0, 1]]],
    ["a text for words", wordsField(texts), "a"],
    ["a number for a duration", durationField(texts), 3],
    ["a duration without unit", durationField(texts), "3"],
    ["a list with one wrong duration", durationsField(texts), ["1s", "x"]],
    ["an hour that does not exist", timeOfDayField(texts), "24:00"],
    ["no roles", rolesField(texts), []],
    ["a list for a table", tableField(texts), []],
    ["a number as code", codeField(texts), 1],
    ["one point for a curve", curveField(texts), [["07:00", 1]]],
  ])("refuse %s, saying what is wanted", (_, field, json) => {
    expect(field.read(json)).toMatchObject({ ok: false, error: expect.stringMatching(/is not a duration|^must /) });
  });
});

describe("readSettings", () => {
  const fields = { share: percent, way: choiceField({ ...texts, words: { up: "Up" }, default: "up" }), note: optional(even) };

  it("fills in defaults and leaves out what is optional", () => {
    expect(readSettings(fields, new Map([["share", 3]]))).toEqual({ settings: { share: 3, way: "up", note: undefined }, problems: [] });
  });

  it("says everything that is wrong at once", () => {
    const { settings, problems } = readSettings(
      fields,
      new Map<string, Json>([
        ["way", "down"],
        ["note", "abc"],
        ["constructor", 1],
      ]),
    );
    expect(settings).toBeUndefined();
    expect(problems.map(({ type, setting }) => [type, setting])).toEqual([
      ["missing", "share"],
      ["invalid", "way"],
      ["invalid", "note"],
      ["unknown", "constructor"],
    ]);
  });

  it("can use settings that hold more than it knows", () => {
    expect(
      readSettings(
        fields,
        new Map([
          ["share", 3],
          ["later", 1],
        ]),
      ).settings,
    ).toBeDefined();
  });
});
