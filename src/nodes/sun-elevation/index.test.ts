import { describe, expect, it } from "vitest";
import { compileNodes, pinsOf } from "../../../test/support/compile-nodes.ts";
import { catalogue } from "../index.gen.ts";

describe("sun-elevation", () => {
  it("is a value of the sky", () => {
    expect(pinsOf("sun-elevation")).toEqual({ inputs: [], outputs: ["out value number (°)"] });
  });

  it("is looked at by the runtime", () => {
    const { body } = compileNodes({ sky: { kind: "sun-elevation" }, line: { kind: "log" } }, ["sky.out -> line.in"]);
    expect(body).toBe('const sky = sunElevation("sky");\n\nsky.onChange((degrees) => log(textOf(degrees)));');
  });

  it("needs to know where the home is", () => {
    expect(catalogue.get("sun-elevation")?.configure(new Map()).usable?.uses).toEqual({ services: ["location"] });
  });
});
