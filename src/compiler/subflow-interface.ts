import type { SubflowInput, SubflowInterface, SubflowOutput, SubflowParameter } from "../catalogue/subflow-interface.ts";
import { camelCase, memberNames, NameScope, reservedWords } from "../ir/names.ts";
import type { FlowDocument } from "../model/document.ts";
import type { Graph, GraphNode } from "./graph.ts";
import { compareText } from "./graph.ts";
import { passesNow } from "./order.ts";
import { nameOfFile } from "./project-path.ts";

/** What callers of this subflow see: the same for the same nodes and parameters, in whatever order the file has them. */
export function interfaceOf(document: FlowDocument, graph: Graph, file: string): SubflowInterface {
  const nodes = [...graph.nodes.values()];
  const inputNodes = nodes.filter(({ kind }) => kind.subflowPart === "input");
  const outputNodes = nodes.filter(({ kind }) => kind.subflowPart === "output");
  const handedIn = new NameScope(memberNames);
  const handedOut = new NameScope([...memberNames, ...reservedWords]);
  const name = (scope: NameScope, hint: string): string => scope.claim(hint, { style: camelCase, fallback: "pin" });

  const parameters = parametersOf(graph, (hint) => name(handedIn, hint));
  const immediate = reachOutputs(graph, new Set(outputNodes.map(({ id }) => id)));
  const inputs = inputNodes.map((node): SubflowInput => {
    const { id, outputs } = node;
    const pin = outputs.get("out");
    const role = pin?.role ?? "event";
    const fallback = role === "value" ? node.node.settings.get("default") : undefined;
    const own = {
      name: id,
      role,
      type: pin?.type ?? { type: "nothing" as const },
      default: fallback,
      later: role === "event" && !immediate.has(id),
    };
    return { ...own, member: name(role === "value" ? handedIn : handedOut, id), help: helpOf(node) };
  });
  const outputs = outputNodes.map((node): SubflowOutput => {
    const pin = node.inputs.get("in");
    return {
      name: node.id,
      member: name(handedOut, node.id),
      role: pin?.role ?? "event",
      type: pin?.type ?? { type: "nothing" },
      help: helpOf(node),
    };
  });
  return { title: document.name ?? nameOfFile(file), description: document.description, parameters, inputs, outputs };
}

function parametersOf({ parameters: { roles, values } }: Graph, name: (hint: string) => string): readonly SubflowParameter[] {
  return [...[...roles.values()], ...[...values.values()]]
    .sort((one, other) => compareText(one.name, other.name))
    .map((parameter): SubflowParameter => {
      const own = { name: parameter.name, member: name(parameter.name), help: parameter.description ?? "" };
      if ("isList" in parameter) {
        return { ...own, type: parameter.isList ? "devices" : "device", capability: parameter.capability, model: parameter.model };
      }
      return { ...own, type: "value", pinType: parameter.type, default: parameter.default };
    });
}

/** What a person wrote about it. */
function helpOf({ node }: GraphNode): string {
  return node.note ?? node.title ?? "";
}

/** The nodes from which something reaches one of these within the same turn. */
function reachOutputs({ wires }: Graph, outputs: ReadonlySet<string>): ReadonlySet<string> {
  const sources = new Map<string, string[]>();
  for (const wire of wires.filter(passesNow)) sources.set(wire.to.node, [...(sources.get(wire.to.node) ?? []), wire.from.node]);
  const reached = new Set(outputs);
  for (const id of reached) for (const source of sources.get(id) ?? []) reached.add(source);
  return reached;
}
