import { diagnose } from "../model/diagnostic.ts";
import { isDevice, movingInputs } from "./causes.ts";
import { type Finding, findingIn } from "./finding.ts";
import type { AnalysedFlow } from "./project-flows.ts";
import { ringsOf } from "./rings.ts";

/** Inputs that end what a node has begun. */
const endings: ReadonlySet<string> = new Set(["cancel", "stop", "reset", "off"]);

/** Circles within a flow that wait and begin anew (a reminder that repeats itself), where nothing decides or ends them. */
export function findEndless({ id, graph }: AnalysedFlow): readonly Finding[] {
  const nodes = [...graph.nodes.values()];
  const indexOf = new Map(nodes.map((node, index) => [node.id, index]));
  // What comes back by way of a device is the affair of feedback through devices.
  const moving = graph.wires.filter(({ to, input }) => {
    const target = graph.nodes.get(to.node);
    return target !== undefined && movingInputs(target).includes(input) && !isDevice(target);
  });
  const next = nodes.map((node) => moving.flatMap(({ from, to }) => (from.node === node.id ? (indexOf.get(to.node) ?? []) : [])));
  return ringsOf(nodes.length, (vertex) => next[vertex] ?? []).flatMap((ring) => {
    const members = ring.flatMap((index) => nodes[index] ?? []);
    const ids = new Set(members.map((node) => node.id));
    const decides = members.some(({ kind }) => kind.group === "While");
    const isEnded = graph.wires.some(({ from, to }) => ids.has(to.node) && !ids.has(from.node) && endings.has(to.pin));
    const [first] = members;
    if (first === undefined || decides || isEnded) return [];
    return [findingIn(id, diagnose("analysis/endless", { node: first.id }, { path: [...ids, first.id].join(" → ") }))];
  });
}
