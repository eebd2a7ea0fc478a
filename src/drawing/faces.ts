import type { Catalogue, NodeKind } from "../catalogue/define-node.ts";
import type { Graph, GraphNode } from "../compiler/graph.ts";
import type { FlowDocument, FlowNode } from "../model/document.ts";
import { readWires } from "../model/wire.ts";
import { drawFace, type FaceSource, type NodeFace } from "./face.ts";
import { nodeTitle } from "./node-title.ts";

const noPins: ReadonlySet<string> = new Set();

/** All nodes of a flow as they are drawn. A node that could not be resolved shows the pins that its wires name. */
export function drawFaces(
  document: FlowDocument,
  graph: Graph | undefined,
  catalogue: Catalogue,
  chosen: ReadonlyMap<string, ReadonlySet<string>>,
): ReadonlyMap<string, NodeFace> {
  const wired = wiredPins(document.wires);
  return new Map(
    [...document.nodes].map(([id, node]) => {
      const resolved = graph?.nodes.get(id);
      const kind = catalogue.get(node.kind);
      const { inputs: wiredInputs = noPins, outputs: wiredOutputs = noPins } = wired.get(id) ?? {};
      const source = {
        id,
        node,
        ...nodeTitle(document, id, node, kind),
        group: kind?.group,
        wiredInputs,
        wiredOutputs,
        chosen: chosen.get(id) ?? noPins,
      };
      return [id, remembered(source, resolved, kind)] as const;
    }),
  );
}

type KnownSource = Omit<FaceSource, "inputs" | "outputs" | "lack">;

interface Drawn {
  readonly source: KnownSource;
  readonly resolved: GraphNode | undefined;
  readonly face: NodeFace;
}

const drawn = new WeakMap<FlowNode, Drawn>();

/** Draws a node, or remembers how it was drawn from the same: an edit changes few of many. */
function remembered(source: KnownSource, resolved: GraphNode | undefined, kind: NodeKind | undefined): NodeFace {
  const known = drawn.get(source.node);
  if (known !== undefined && known.resolved === resolved && sameSource(known.source, source)) return known.face;
  const inputs = resolved === undefined ? [...source.wiredInputs].map(unresolvedInput) : [...resolved.inputs.values()];
  const outputs = resolved === undefined ? [...source.wiredOutputs].map(unresolvedOutput) : [...resolved.outputs.values()];
  const lack = resolved === undefined ? lackOf(source.node, kind) : undefined;
  const face = drawFace({ ...source, inputs, outputs, lack });
  drawn.set(source.node, { source, resolved, face });
  return face;
}

/** The first setting that keeps the pins from being known, as something to do. */
function lackOf(node: FlowNode, kind: NodeKind | undefined): string | undefined {
  const problem = kind?.configure(node.settings).problems.find(({ type }) => type !== "unknown");
  if (problem === undefined || !("label" in problem)) return undefined;
  return problem.type === "missing" ? `Set “${problem.label}”` : `“${problem.label}” ${problem.problem}`;
}

function sameSource(one: KnownSource, other: KnownSource): boolean {
  return (
    one.id === other.id &&
    one.title === other.title &&
    one.subtitle === other.subtitle &&
    one.group === other.group &&
    one.wiredInputs === other.wiredInputs &&
    one.wiredOutputs === other.wiredOutputs &&
    one.chosen === other.chosen
  );
}

interface WiredPins {
  readonly inputs: Set<string>;
  readonly outputs: Set<string>;
}

const knownPins = new WeakMap<readonly string[], ReadonlyMap<string, WiredPins>>();

/** By node, the pins that wires name; worked out once for each state of the wires. */
function wiredPins(wires: readonly string[]): ReadonlyMap<string, WiredPins> {
  const known = knownPins.get(wires);
  if (known !== undefined) return known;
  const pins = new Map<string, WiredPins>();
  const pinsOf = (node: string): WiredPins => {
    const found = pins.get(node) ?? { inputs: new Set(), outputs: new Set() };
    pins.set(node, found);
    return found;
  };
  for (const { from, to } of readWires({ wires })) {
    pinsOf(from.node).outputs.add(from.pin);
    pinsOf(to.node).inputs.add(to.pin);
  }
  knownPins.set(wires, pins);
  return pins;
}

const unresolved = { type: { type: "any" }, help: "This pin is not known." } as const;

function unresolvedInput(name: string) {
  return { ...unresolved, name, role: "event", use: "read", optional: true, fixed: false, many: true, later: false } as const;
}

function unresolvedOutput(name: string) {
  return { ...unresolved, name, role: "event" } as const;
}
