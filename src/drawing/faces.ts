import type { Catalogue, NodeKind } from "../catalogue/define-node.ts";
import { type Graph, pinKey } from "../compiler/graph.ts";
import type { FlowDocument, FlowNode } from "../model/document.ts";
import { readWires, type Wire } from "../model/wire.ts";
import { drawFace, type NodeFace } from "./face.ts";
import { nodeTitle } from "./node-title.ts";

const noPins: ReadonlySet<string> = new Set();

/** All nodes of a flow as they are drawn. A node that could not be resolved shows the pins that its wires name. */
export function drawFaces(
  document: FlowDocument,
  graph: Graph | undefined,
  catalogue: Catalogue,
  chosen: ReadonlyMap<string, ReadonlySet<string>>,
): ReadonlyMap<string, NodeFace> {
  const wires = readWires(document);
  const into = new Set(wires.map(({ to }) => pinKey(to.node, to.pin)));
  const from = new Set(wires.map((wire) => pinKey(wire.from.node, wire.from.pin)));
  const faces = new Map<string, NodeFace>();
  for (const [id, node] of document.nodes) {
    const resolved = graph?.nodes.get(id);
    const kind = catalogue.get(node.kind);
    const pinsOf = (wired: ReadonlySet<string>, names: Iterable<string>) =>
      new Set([...names].filter((name) => wired.has(pinKey(id, name))));
    const inputs = resolved === undefined ? pinsInto(wires, id).map(unresolvedInput) : [...resolved.inputs.values()];
    const outputs = resolved === undefined ? pinsFrom(wires, id).map(unresolvedOutput) : [...resolved.outputs.values()];
    faces.set(
      id,
      drawFace({
        id,
        node,
        ...nodeTitle(document, id, node, kind),
        group: kind?.group,
        inputs,
        outputs,
        wiredInputs: pinsOf(
          into,
          inputs.map(({ name }) => name),
        ),
        wiredOutputs: pinsOf(
          from,
          outputs.map(({ name }) => name),
        ),
        chosen: chosen.get(id) ?? noPins,
        lack: resolved === undefined ? lackOf(node, kind) : undefined,
      }),
    );
  }
  return faces;
}

/** The first setting that keeps the pins from being known, as something to do. */
function lackOf(node: FlowNode, kind: NodeKind | undefined): string | undefined {
  const problem = kind?.configure(node.settings).problems.find(({ type }) => type !== "unknown");
  if (problem === undefined || !("label" in problem)) return undefined;
  return problem.type === "missing" ? `Set “${problem.label}”` : `“${problem.label}” ${problem.problem}`;
}

function pinsInto(wires: readonly Wire[], node: string): readonly string[] {
  return [...new Set(wires.flatMap(({ to }) => (to.node === node ? [to.pin] : [])))];
}

function pinsFrom(wires: readonly Wire[], node: string): readonly string[] {
  return [...new Set(wires.flatMap(({ from }) => (from.node === node ? [from.pin] : [])))];
}

const unresolved = { type: { type: "any" }, help: "This pin is not known." } as const;

function unresolvedInput(name: string) {
  return { ...unresolved, name, role: "event", use: "read", optional: true, fixed: false, many: true, later: false } as const;
}

function unresolvedOutput(name: string) {
  return { ...unresolved, name, role: "event" } as const;
}
