import { describe, expect, it } from "vitest";
import { compileNodes, pinsOf } from "../../../test/support/compile-nodes.ts";
import { catalogue } from "../index.gen.ts";

describe("sun-is-up", () => {
  it("is a value of the sky", () => {
    expect(pinsOf("sun-is-up")).toEqual({ inputs: [], outputs: ["out value boolean", "true event nothing", "false event nothing"] });
  });

  it("is looked at by the runtime", () => {
    const { body } = compileNodes({ sky: { kind: "sun-is-up" }, line: { kind: "log" } }, ["sky.out -> lamp.state"]);
    expect(body).toBe('const sky = sunIsUp("sky");\n\nsky.onChange((on) => lamp.state.set(on));');
  });

  it("needs to know where the home is", () => {
    expect(catalogue.get("sun-is-up")?.configure(new Map()).usable?.uses).toEqual({ services: ["location"] });
  });
});
