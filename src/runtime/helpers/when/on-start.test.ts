import { expect, it } from "vitest";
import type { StartKind } from "../../core/home-types.ts";
import { FlowBench } from "../../testing/flow-bench.ts";
import { onStart } from "./on-start.ts";

it.each<[readonly StartKind[] | undefined, StartKind[]]>([
  [undefined, ["first", "reconnect", "bridge", "deploy"]],
  [["first"], ["first"]],
  [
    ["first", "deploy"],
    ["first", "deploy"],
  ],
  [["reconnect"], ["reconnect"]],
])("onStart with kinds %j", (kinds, expected) => {
  const bench = new FlowBench();
  const seen: StartKind[] = [];
  const setUp = () => {
    onStart("start", kinds === undefined ? {} : { kinds }).on((kind) => seen.push(kind));
  };
  bench.start(setUp);
  bench.connect("reconnect");
  bench.connect("bridge");
  bench.deploy(setUp);
  expect(seen).toEqual(expected);
});
