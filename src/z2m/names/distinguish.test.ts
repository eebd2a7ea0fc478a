import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Claim, distinguish, endingMarks } from "./distinguish.ts";

function claim(wish: string, address: string): Claim {
  return { wish, marks: () => endingMarks(address) };
}

describe("distinguish", () => {
  it("gives who is alone what it wants", () => {
    expect(distinguish([claim("a", "1111"), claim("b", "2222")], new Set())).toEqual(["a", "b"]);
  });

  it("marks everybody in a collision", () => {
    expect(distinguish([claim("a", "00001111"), claim("a", "00002222")], new Set())).toEqual(["a_1111", "a_2222"]);
  });

  it("takes longer marks where short ones do not tell apart", () => {
    expect(distinguish([claim("a", "00001111"), claim("a", "00021111")], new Set())).toEqual(["a_00001111", "a_00021111"]);
  });

  it("marks who wants a reserved name", () => {
    expect(distinguish([claim("devices", "1111")], new Set(["devices"]))).toEqual(["devices_1111"]);
  });

  it("gives different names to different claims, whatever their order", () => {
    const claims = fc.uniqueArray(fc.record({ wish: fc.constantFrom("a", "b", "devices"), address: fc.stringMatching(/^[01]{16}$/) }), {
      selector: ({ address }) => address,
    });
    fc.assert(
      fc.property(claims, (list) => {
        const reserved = new Set(["devices"]);
        const names = distinguish(
          list.map(({ wish, address }) => claim(wish, address)),
          reserved,
        );
        const backwards = distinguish(
          [...list].reverse().map(({ wish, address }) => claim(wish, address)),
          reserved,
        );
        expect(new Set(names).size).toBe(list.length);
        expect([...backwards].reverse()).toEqual(names);
      }),
    );
  });
});
