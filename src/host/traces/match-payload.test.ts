import { expect, it } from "vitest";
import type { Json } from "../../base/json.ts";
import { matchesPayload } from "./match-payload.ts";

it.each<[string, Json, Json, boolean]>([
  ["the same object", { state: "ON" }, { state: "ON" }, true],
  ["keys in another order", { a: 1, b: 2 }, { b: 2, a: 1 }, true],
  ["another value", { state: "ON" }, { state: "OFF" }, false],
  ["a key too few", { state: "ON", brightness: 1 }, { state: "ON" }, false],
  ["a key too many", { state: "ON" }, { state: "ON", brightness: 1 }, false],
  ["any payload", "*", { state: "ON" }, true],
  ["any value", { state: "*" }, { state: "OFF" }, true],
  ["any value of a key that is not there", { state: "*" }, {}, false],
  ["any further keys", { state: "ON", "*": "*" }, { state: "ON", brightness: 1 }, true],
  ["further keys of one value", { "*": 0 }, { a: 0, b: 1 }, false],
  ["something deep inside", { color: { x: "*", y: 0.3 } }, { color: { x: 0.1, y: 0.3 } }, true],
  ["lists of one length", [1, "*"], [1, 2], true],
  ["a longer list", [1], [1, 2], false],
  ["sums in another order", { level: 0.1 + 0.2 }, { level: 0.3 }, true],
  ["numbers that differ", { level: 0.3 }, { level: 0.301 }, false],
  ["null for nothing", { a: null }, {}, false],
  ["an inherited key", { toString: "*" }, {}, false],
])("compares %s", (_, wanted, came, expected) => {
  expect(matchesPayload(wanted, came)).toBe(expected);
});
