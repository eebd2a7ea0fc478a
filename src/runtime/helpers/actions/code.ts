import { currentFlow } from "../../core/flow-context.ts";

/** Marks a function as the code of a node: what it throws, and a loop it does not leave, is reported with the node's id. */
export function code<A extends readonly unknown[], R>(id: string, body: (...inputs: A) => R): (...inputs: A) => R {
  const flow = currentFlow(`code("${id}", …)`);
  return (...inputs) => flow.inNode(id, () => body(...inputs));
}
