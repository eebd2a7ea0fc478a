import { beforeAll, describe, expect, it } from "vitest";
import type { NodeExample } from "../../src/catalogue/define-node.ts";
import { nodeKinds } from "../../src/nodes/index.gen.ts";
import { busyDay } from "./busy-day.ts";
import { flowModules, loadModule, type Subflows, typeErrors } from "./compiled-flows.ts";
import { playTrace } from "./trace.ts";

const examples = nodeKinds.flatMap(({ kind, examples: own }) =>
  own.map((example, index) => ({
    id: `${kind}-${index + 1}`,
    title: example.title,
    text: JSON.stringify(example.flow),
    files: filesOf(example),
  })),
);

function filesOf({ subflows = {} }: NodeExample): Subflows {
  return new Map(Object.entries(subflows).map(([path, flow]) => [path, JSON.stringify(flow)]));
}

describe("examples of node kinds", () => {
  let errors: ReadonlyMap<string, readonly string[]>;

  beforeAll(() => {
    errors = typeErrors(new Map(examples.map(({ id, text, files }) => [id, flowModules(id, text, false, files)])));
  });

  it.each(examples)("$id type-checks: $title", ({ id }) => {
    expect(errors.get(id) ?? []).toEqual([]);
  });

  it.each(examples)("$id runs through a busy day without a fault: $title", ({ id, text, files }) => {
    const play = (probes: boolean): string => {
      const modules = flowModules(id, text, probes, files);
      return playTrace(loadModule(modules.text, modules.subflows), busyDay);
    };
    const played = play(false);
    expect(played.split("\n").filter((line) => /^< (fault|held|refused)/.test(line))).toEqual([]);
    expect(play(true)).toBe(played);
  });
});
