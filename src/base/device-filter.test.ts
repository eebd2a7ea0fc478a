import { describe, expect, it } from "vitest";
import { type DeviceFilter, passes, roomOf } from "./device-filter.ts";

describe("the room of a name", () => {
  it.each([
    ["living room/lamp", "living room"],
    ["upstairs/bath/lamp", "upstairs"],
    ["lamp", undefined],
    ["/lamp", undefined],
    ["hall/", undefined],
    ["", undefined],
  ])("of %j is %j", (name, room) => {
    expect(roomOf(name)).toBe(room);
  });
});

describe("a filter", () => {
  const lamp = { name: "hall/lamp", model: "LED1545G12", properties: [{ within: undefined }, { within: "light" }] };

  it.each<[DeviceFilter, boolean]>([
    [{}, true],
    [{ room: "hall" }, true],
    [{ room: "Hall" }, false],
    [{ room: "ha" }, false],
    [{ type: "light" }, true],
    [{ type: "switch" }, false],
    [{ model: "LED1545G12" }, true],
    [{ model: "LED1545" }, false],
    [{ room: "hall", type: "light", model: "LED1545G12" }, true],
    [{ room: "hall", type: "cover" }, false],
  ])("%j on a lamp in the hall: %j", (filter, holds) => {
    expect(passes(filter, lamp)).toBe(holds);
  });

  it("by model lets no group through, since groups have none", () => {
    expect(passes({ model: "LED1545G12" }, { name: "hall", properties: [] })).toBe(false);
  });
});
