import { describe, expect, it } from "vitest";
import { FlowBench } from "../../testing/flow-bench.ts";
import { type Toggle, toggle } from "./toggle.ts";

function bedside(options: { readonly initial?: boolean; readonly durable?: boolean } = {}) {
  const bench = new FlowBench();
  const announced: boolean[] = [];
  const parts: { toggle: Toggle } = { toggle: undefined as never };
  const setUp = () => {
    parts.toggle = toggle("bedside", options);
    parts.toggle.onChange((on) => announced.push(on));
  };
  bench.start(setUp);
  return { bench, announced, parts, setUp };
}

describe("toggle", () => {
  it.each([
    [undefined, false],
    [false, false],
    [true, true],
  ])("with initial %s starts as %s, and flips", (initial, expected) => {
    const { bench, announced, parts } = bedside(initial === undefined ? {} : { initial });
    expect(parts.toggle.value).toBe(expected);
    bench.turn(() => parts.toggle.flip());
    expect([parts.toggle.value, announced]).toEqual([!expected, [!expected]]);
  });

  it("announces nothing when set to what it is", () => {
    const { bench, announced, parts } = bedside();
    bench.turn(() => parts.toggle.set(false));
    expect(announced).toEqual([]);
  });

  it("announces nothing when flipped twice in one turn", () => {
    const { bench, announced, parts } = bedside();
    bench.turn(() => {
      parts.toggle.flip();
      parts.toggle.flip();
    });
    expect(announced).toEqual([]);
  });

  it("is carried over a deploy", () => {
    const { bench, parts, setUp } = bedside();
    bench.turn(() => parts.toggle.flip());
    bench.deploy(setUp);
    expect(parts.toggle.value).toBe(true);
  });

  it.each([
    [true, true],
    [false, false],
  ])("durable: %s, flipped, is %s after a restart", (durable, expected) => {
    const { bench, parts, setUp } = bedside({ durable });
    bench.turn(() => parts.toggle.flip());
    bench.kill();
    bench.restart(setUp);
    expect(parts.toggle.value).toBe(expected);
  });
});
