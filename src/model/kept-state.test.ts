import { describe, expect, it } from "vitest";
import { compareState, type StatefulNode } from "./kept-state.ts";

function node(id: string, keptAs?: string, title = id): StatefulNode {
  return { node: id, title, keptAs };
}

describe("compareState", () => {
  it.each<[what: string, running: readonly StatefulNode[], next: readonly StatefulNode[], keeps: string[], anew: string[], gone: string[]]>(
    [
      ["nothing where there is nothing", [], [], [], [], []],
      ["the same node keeps", [node("a", "x")], [node("a", "x")], ["a"], [], []],
      ["a node that is called otherwise keeps, by its new name", [node("a", "x")], [node("a", "x", "New")], ["New"], [], []],
      ["one that keeps otherwise starts anew", [node("a", "x")], [node("a", "y")], [], ["a"], []],
      ["one that never keeps starts anew", [node("a")], [node("a")], [], ["a"], []],
      ["one that is new starts anew", [], [node("a", "x")], [], ["a"], []],
      ["one that is taken out is gone, by its old name", [node("a", "x", "Old")], [], [], [], ["Old"]],
      ["another id is another node", [node("a", "x")], [node("b", "x")], [], ["b"], ["a"]],
      ["an id of an object's own is one like others", [], [node("__proto__", "x")], [], ["__proto__"], []],
    ],
  )("%s", (_what, running, next, keeps, anew, gone) => {
    const change = compareState(running, next);
    const titles = (nodes: readonly StatefulNode[]): string[] => nodes.map(({ title }) => title);
    expect([titles(change.keeps), titles(change.anew), titles(change.gone)]).toEqual([keeps, anew, gone]);
  });
});
