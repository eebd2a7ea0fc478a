import { beforeAll, describe, expect, it } from "vitest";
import type { NodeExample } from "../../src/catalogue/define-node.ts";
import { exampleHome } from "../../src/catalogue/example-home.ts";
import { nodeKinds } from "../../src/nodes/index.gen.ts";
import type { PropertyDescription } from "../../src/z2m/description.ts";
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

/** Some values that a property may report, one after another. */
function reportsOf(property: PropertyDescription): readonly unknown[] {
  switch (property.type) {
    case "boolean":
      return [property.on, property.off, property.on];
    case "number":
      return [property.min ?? 0, property.max ?? 1_000, 20];
    case "choice":
    case "event":
      return property.words;
    default:
      return ["text"];
  }
}

/** Everything the home can report, with time in between. */
const busyDay = exampleHome.devices
  .flatMap(({ name, properties }) =>
    properties.flatMap((property) =>
      reportsOf(property).flatMap((value) => [`> ${name} ${JSON.stringify({ [property.key]: value })}`, "wait 20s"]),
    ),
  )
  .concat("wait 26h")
  .join("\n");

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
