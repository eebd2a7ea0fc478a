import { expect, it } from "vitest";
import { FlowBench } from "../../testing/flow-bench.ts";
import { merge } from "./merge.ts";

it("merge fires for each of its events, until disposed", () => {
  const bench = new FlowBench();
  const [one, two] = [bench.events<number>(), bench.events<number>()];
  const seen: number[] = [];
  const dispose = merge(one, two).on((payload) => seen.push(payload));
  bench.turn(() => one.emit(1));
  bench.turn(() => two.emit(2));
  dispose();
  bench.turn(() => two.emit(3));
  expect(seen).toEqual([1, 2]);
});

it("merged events of a flow are gone with it", () => {
  const bench = new FlowBench();
  const source = bench.events<number>();
  const seen: number[] = [];
  bench.start(() => {
    merge(source).on((payload) => seen.push(payload));
  });
  bench.dispose();
  bench.turn(() => source.emit(1));
  expect(seen).toEqual([]);
});
