import { type GraphNode, pinKey } from "../compiler/graph.ts";
import { type Diagnostic, diagnose } from "../model/diagnostic.ts";
import { parseWire } from "../model/wire.ts";
import { movingInputs } from "./causes.ts";
import { type Finding, findingIn } from "./finding.ts";
import type { AnalysedFlow } from "./project-flows.ts";

/** Nodes that cannot do anything: nothing makes them happen, or nothing asks for what they find out. */
export function findUnreachable({ id, document, graph }: AnalysedFlow): readonly Finding[] {
  // As the file has them: what is disabled for a while will be there again.
  const wires = document.wires.map(parseWire).flatMap((wire) => (wire.ok ? [wire.value] : []));
  const wired: Wired = {
    into: new Set(wires.map(({ to }) => pinKey(to.node, to.pin))),
    from: new Set(wires.map(({ from }) => pinKey(from.node, from.pin))),
  };
  return [...graph.nodes.values()].flatMap((node) => said(node, wired).map((diagnostic) => findingIn(id, diagnostic)));
}

/** The pins at which wires end and begin. */
interface Wired {
  readonly into: ReadonlySet<string>;
  readonly from: ReadonlySet<string>;
}

function said(node: GraphNode, wired: Wired): readonly Diagnostic[] {
  if (node.kind.group === "Structure") return [];
  const place = { node: node.id };
  const isFed = (pin: string): boolean => wired.into.has(pinKey(node.id, pin));
  const isUsed = [...node.outputs.keys()].some((pin) => wired.from.has(pinKey(node.id, pin)));
  if (!isUsed && ![...node.inputs.keys()].some(isFed)) return [diagnose("analysis/unconnected", place, {})];
  if (waitsInVain(node, isFed)) return [diagnose("analysis/never-triggered", place, {})];
  if (!isUsed && node.outputs.size > 0 && !acts(node)) return [diagnose("analysis/unused-result", place, {})];
  return [...node.inputs.values()].flatMap((input) => {
    const isIdle = input.role === "event" && node.node.inputs.has(input.name) && !isFed(input.name);
    return isIdle ? [diagnose("analysis/idle-value", { ...place, pin: input.name }, { pin: input.name })] : [];
  });
}

/** A node that does something when it is fired, and is not; nor does anything happen of itself. */
function waitsInVain(node: GraphNode, isFed: (pin: string) => boolean): boolean {
  if (isShared(node) || node.kind.group === "When" || node.kind.group === "Devices") return false;
  const hasEvents = [...node.inputs.values()].some(({ role }) => role === "event");
  return hasEvents && !movingInputs(node).some(({ name }) => isFed(name));
}

/** Whether the node does something besides what its outputs say. */
function acts(node: GraphNode): boolean {
  if (isShared(node) || node.kind.group === "Do" || node.kind.group === "Devices") return true;
  return (node.usable.uses.services ?? []).length > 0 || [...node.inputs.values()].some(({ sets = [] }) => sets.length > 0);
}

/** What it knows may be used by other flows. */
function isShared({ node }: GraphNode): boolean {
  return node.settings.get("shared") === true;
}
