import { describe, expect, it } from "vitest";
import { compileNodes, pinsOf } from "../../../test/support/compile-nodes.ts";

describe("present-time", () => {
  it("has a value for each part", () => {
    expect(pinsOf("present-time").outputs).toEqual([
      "time value text",
      "hour value number",
      "minute value number",
      "minuteOfDay value number",
      "weekday value choice of mon, tue, wed, thu, fri, sat, …",
      "date value text",
      "day value number",
      "month value number",
      "year value number",
    ]);
  });

  it("is read where it is needed", () => {
    const nodes = {
      now: { kind: "present-time" },
      weekend: { kind: "compare", settings: { is: "equal" }, inputs: { b: "sun" } },
      only: { kind: "gate" },
    };
    const { body, problems } = compileNodes(nodes, [
      "now.weekday -> weekend.a",
      "weekend.out -> only.open",
      "remote.action.on -> only.in",
      "only.out -> lamp.state.on",
    ]);
    expect(problems).toEqual([]);
    expect(body).toContain('const now = presentTime("now");');
    expect(body).toContain('equals(now.weekday.value, "sun")');
  });

  it("fires when a part changes", () => {
    const { body } = compileNodes({ now: { kind: "present-time" }, line: { kind: "log" } }, ["now.hour -> line.in"]);
    expect(body).toContain("now.hour.onChange((hour) => log(textOf(hour)));");
  });
});
