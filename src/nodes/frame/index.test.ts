import { describe, expect, it } from "vitest";
import { compileNodes, pinsOf } from "../../../test/support/compile-nodes.ts";

describe("frame", () => {
  it("has no pins", () => {
    expect(pinsOf("frame")).toEqual({ inputs: [], outputs: [] });
  });

  it("leaves no trace in the program, whatever it is called", () => {
    const wires = ["motion.occupancy -> lamp.state"];
    const framed = compileNodes({ hall: { kind: "frame", title: '*/ evil() /* ${"', note: "Everything of the hall" } }, wires);
    expect(framed).toEqual({ ...compileNodes({}, wires), problems: [] });
  });
});
