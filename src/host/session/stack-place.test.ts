import { expect, it } from "vitest";
import { faultyNode } from "./stack-place.ts";

it.each<[what: string, told: string | undefined, found: string | undefined, inSubflow: boolean, node: string | undefined]>([
  ["what the runtime says comes first", "lamp", "motion", false, "lamp"],
  ["the stack helps where the runtime does not know", undefined, "motion", false, "motion"],
  ["a node of a subflow stands below the call", "hall", "present", true, "hall/present"],
  ["a node that the runtime has named is named once", "hall/present", "present", true, "hall/present"],
  ["a node of a subflow is not taken for one of the flow", undefined, "present", true, undefined],
])("%s", (_, told, found, inSubflow, node) => {
  expect(faultyNode(told, { flow: "f", file: "f.json", line: 1, node: found, inSubflow })).toBe(node);
});
