import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { placeInLayers } from "./place.ts";

function box(id: string, height = 100) {
  return { id, width: 200, height };
}

function wire(text: string) {
  const [from = "", to = ""] = text.split(">");
  return { from: { node: from, pin: "out" }, to: { node: to, pin: "in" } };
}

function columns(ids: string, wires: readonly string[]) {
  const places = placeInLayers(
    [...ids].map((id) => box(id)),
    wires.map(wire),
  );
  const xs = [...new Set([...places.values()].map(({ x }) => x))].sort((one, other) => one - other);
  return xs.map((x) => [...ids].filter((id) => places.get(id)?.x === x).join(""));
}

describe("placeInLayers", () => {
  it.each([
    ["a chain from left to right", "abc", ["a>b", "b>c"], ["a", "b", "c"]],
    ["by the longest way", "abc", ["a>b", "b>c", "a>c"], ["a", "b", "c"]],
    ["a source close to what it leads to", "abcd", ["a>b", "b>c", "d>c"], ["a", "bd", "c"]],
    ["a circle, cut where it closes", "abc", ["a>b", "b>c", "c>a"], ["a", "b", "c"]],
    ["a node wired to itself", "ab", ["a>a", "a>b"], ["a", "b"]],
    ["nodes without wires in one column", "abc", [], ["abc"]],
    ["without a wire that leads nowhere", "ab", ["a>x", "a>b"], ["a", "b"]],
  ])("places %s", (_, ids, wires, expected) => {
    expect(columns(ids, wires)).toEqual(expected);
  });

  it("crosses no wires where it need not", () => {
    const places = placeInLayers(
      [..."abxy"].map((id) => box(id)),
      ["a>y", "b>x"].map(wire),
    );
    expect(Math.sign((places.get("a")?.y ?? 0) - (places.get("b")?.y ?? 0))).toBe(
      Math.sign((places.get("y")?.y ?? 0) - (places.get("x")?.y ?? 0)),
    );
  });

  it("places every box, no two over each other, whatever the wires", () => {
    const index = fc.integer({ min: 0, max: 14 });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(index, index), { maxLength: 40 }),
        fc.array(fc.integer({ min: 20, max: 300 }), { minLength: 15, maxLength: 15 }),
        (pairs, heights) => {
          const boxes = heights.map((height, id) => box(`n${id}`, height));
          const places = placeInLayers(
            boxes,
            pairs.map(([from, to]) => wire(`n${from}>n${to}`)),
          );
          const laid = boxes.map((each) => ({ ...each, ...(places.get(each.id) ?? { x: Number.NaN, y: Number.NaN }) }));
          const clash = laid.some((one, i) =>
            laid.some(
              (other, j) =>
                i < j &&
                !(
                  one.x + one.width <= other.x ||
                  other.x + other.width <= one.x ||
                  one.y + one.height <= other.y ||
                  other.y + other.height <= one.y
                ),
            ),
          );
          expect(clash).toBe(false);
        },
      ),
    );
  });

  it("lays a chain of 5,000 nodes out without running out of stack", () => {
    const boxes = Array.from({ length: 5_000 }, (_, index) => box(`n${index}`));
    const wires = boxes.slice(1).map((_, index) => wire(`n${index}>n${index + 1}`));
    expect(placeInLayers(boxes, wires).get("n4999")?.x).toBe(4_999 * 288);
  });
});
