import { SourceMap } from "node:module";
import { describe, expect, it } from "vitest";
import { attributed, binary, binding, call, constant, literal, nameOf, perform, when } from "./build.ts";
import { printModule } from "./print-module.ts";
import { linesToNodes, makeSourceMap } from "./source-map.ts";

const home = binding("home");
const dark = binding("dark");
const body = [
  { ...constant(dark, call("below", literal(1), literal(2))), node: "dark" },
  { ...perform(call("log", literal("hi"))), node: "log" },
  ...when(attributed(nameOf(dark), "dark"), [{ ...perform(call("log", literal("in"))), node: "lamp" }]).map((one) => ({
    ...one,
    node: "gate",
  })),
  perform(binary("&&", literal(true), literal(false))),
];
const printed = printModule({
  header: "x",
  homeModule: "./home",
  description: [],
  exports: { type: "flow" as const, id: "test" },
  home,
  body,
});

function lineOf(part: string): number {
  return printed.text.split("\n").findIndex((line) => line.includes(part)) + 1;
}

describe("linesToNodes", () => {
  const lines = linesToNodes(printed.text, printed.marks);

  it.each([
    ["const dark", ["dark"]],
    ['log("hi")', ["log"]],
    ["if (dark)", ["gate", "dark", "lamp"]],
    ["true && false", undefined],
    ["export default", undefined],
  ])("says whose line %s is", (part, expected) => {
    expect(lines.get(lineOf(part))).toEqual(expected);
  });
});

describe("makeSourceMap", () => {
  const nodeLines = new Map([
    ["dark", 10],
    ["log", 3],
    ["gate", 200],
    ["lamp", 0],
  ]);
  const map = makeSourceMap({ marks: printed.marks, file: "test.ts", source: "flows/test.json", nodeLines });
  const reader = new SourceMap({ ...map, sourcesContent: [], sourceRoot: "", sources: [...map.sources], names: [...map.names] } as never);

  it.each([
    ["const dark", 4, "dark"],
    ['log("hi")', 2, "log"],
    ['log("in")', undefined, "lamp"],
    ["if (dark)", 2, "gate"],
  ])("leads from %s to its node's line in the flow file", (part, column, node) => {
    const line = lineOf(part) - 1;
    const at = column ?? (printed.text.split("\n")[line] ?? "").indexOf(part);
    expect(reader.findEntry(line, at)).toMatchObject({ originalSource: "flows/test.json", originalLine: nodeLines.get(node), name: node });
  });
});
