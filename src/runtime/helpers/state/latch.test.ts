import { describe, expect, it } from "vitest";
import { FlowBench } from "../../testing/flow-bench.ts";
import { type Latch, latch } from "./latch.ts";

function alarm(durable = false) {
  const bench = new FlowBench();
  const announced: boolean[] = [];
  const parts: { latch: Latch } = { latch: undefined as never };
  const setUp = () => {
    parts.latch = latch("alarm", durable ? { durable } : {});
    parts.latch.onChange((on) => announced.push(on));
  };
  bench.start(setUp);
  return { bench, announced, parts, setUp };
}

describe("latch", () => {
  it("is false until it is set", () => {
    expect(alarm().parts.latch.value).toBe(false);
  });

  it("stays set, and says so once", () => {
    const { bench, announced, parts } = alarm();
    bench.turn(() => parts.latch.set());
    bench.turn(() => parts.latch.set());
    expect([parts.latch.value, announced]).toEqual([true, [true]]);
  });

  it("is reset once", () => {
    const { bench, announced, parts } = alarm();
    bench.turn(() => parts.latch.set());
    bench.turn(() => parts.latch.reset());
    bench.turn(() => parts.latch.reset());
    expect([parts.latch.value, announced]).toEqual([false, [true, false]]);
  });

  it("takes the last of what one turn says", () => {
    const { bench, announced, parts } = alarm();
    bench.turn(() => {
      parts.latch.set();
      parts.latch.reset();
    });
    expect(announced).toEqual([]);
  });

  it("is carried over a deploy", () => {
    const { bench, parts, setUp } = alarm();
    bench.turn(() => parts.latch.set());
    bench.deploy(setUp);
    expect(parts.latch.value).toBe(true);
  });

  it.each([[true], [false]])("durable: %s, set, is the same after a restart", (durable) => {
    const { bench, announced, parts, setUp } = alarm(durable);
    bench.turn(() => parts.latch.set());
    bench.kill();
    bench.restart(setUp);
    expect([parts.latch.value, announced]).toEqual([durable, [true]]);
  });
});
