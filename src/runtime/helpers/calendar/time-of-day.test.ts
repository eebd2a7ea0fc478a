import { describe, expect, it } from "vitest";
import { ok } from "../../../base/result.ts";
import { parseTimeOfDay } from "./time-of-day.ts";

describe("parseTimeOfDay", () => {
  it.each([
    ["07:30", { hour: 7, minute: 30, second: 0 }],
    ["7:30", { hour: 7, minute: 30, second: 0 }],
    ["00:00", { hour: 0, minute: 0, second: 0 }],
    ["23:59:59", { hour: 23, minute: 59, second: 59 }],
    [" 12:00 ", { hour: 12, minute: 0, second: 0 }],
  ])("reads %j", (text, time) => {
    expect(parseTimeOfDay(text)).toEqual(ok(time));
  });

  it.each(["", "7", "24:00", "12:60", "12:00:60", "7.30", "07:3", "-1:00", "07:30 pm", "١٢:٠٠"])(
    "refuses %j, saying what to write",
    (text) => {
      expect(parseTimeOfDay(text)).toMatchObject({ ok: false, error: expect.stringContaining("such as") });
    },
  );
});
