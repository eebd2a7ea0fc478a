import { statefulNodes } from "../../compiler/stateful-nodes.ts";
import { nodeTitle } from "../../drawing/node-title.ts";
import { compareState, type StateChange, type StatefulNode } from "../../model/kept-state.ts";
import { catalogue } from "../../nodes/index.gen.ts";
import { activeFlow, type Documents, isDirty } from "../store/documents.ts";
import type { Facts } from "../store/facts.ts";
import { formatLeft } from "./format-left.ts";
import { fileOf, subflowFiles } from "./subflow-files.ts";

/**
 * What becomes of the state of the flow that is shown when Run exchanges it. Undefined where nothing is exchanged: it does not run,
 * or runs as it is shown. A subflow is exchanged in the flows that call it, of which nothing is said.
 */
export function stateChangeOf(documents: Documents, facts: Facts): StateChange | undefined {
  const flow = activeFlow(documents);
  const run = flow === undefined ? undefined : facts.runs.get(flow.id);
  // What is held or stopped has ended already: only what is durable is left of it.
  if (flow === undefined || flow.unreadable !== undefined || run?.state !== "running") return undefined;
  const { document } = flow.history.present;
  const files = subflowFiles(facts, documents);
  const next = statefulNodes(document, { catalogue, file: fileOf(flow.id), files, titleOf: (...node) => nodeTitle(...node).title });
  // The flow itself may be as it was, and what it calls another.
  const isSame = !isDirty(flow) && run.revision === flow.base && sameNodes(run.stateful, next);
  return isSame ? undefined : compareState(run.stateful, next);
}

/**
 * The same in sentences, "Keeps: Present (2:10 left)."; none where no state is concerned. `leftOf`: milliseconds until a running delay
 * of this node is over.
 */
export function stateChangeInWords(change: StateChange, leftOf: (node: string) => number | undefined): readonly string[] {
  const keeps = change.keeps.map(({ node, title }) => {
    const left = leftOf(node);
    return left === undefined || left <= 0 ? title : `${title} (${formatLeft(left)} left)`;
  });
  return [sentence("Keeps", keeps), sentence("Starts anew", titles(change.anew)), sentence("Ends", titles(change.gone))].flat();
}

function sameNodes(one: readonly StatefulNode[], other: readonly StatefulNode[]): boolean {
  return one.length === other.length && one.every(({ node, keptAs }, at) => node === other[at]?.node && keptAs === other[at]?.keptAs);
}

function titles(nodes: readonly StatefulNode[]): readonly string[] {
  return nodes.map(({ title }) => title);
}

/** More than this would hide what it lies over. */
const mostNamed = 6;

function sentence(what: string, names: readonly string[]): readonly string[] {
  if (names.length === 0) return [];
  const more = names.length - mostNamed;
  return [`${what}: ${names.slice(0, mostNamed).join(", ")}${more > 0 ? ` and ${more} more` : ""}.`];
}
