import { currentFlow } from "../../core/flow-context.ts";

/**
 * Makes a function the code of a node: while it runs, the node is marked as running; what it throws is reported with the
 * node's id, harms nothing else, and makes the result `undefined`. One that keeps failing rests for a while between calls.
 */
export function code<A extends readonly unknown[], R>(id: string, body: (...inputs: A) => R): (...inputs: A) => R | undefined {
  const flow = currentFlow(`code("${id}", …)`);
  const contained = flow.inNode(id, () => flow.guard((run: () => unknown) => run()));
  return (...inputs) => {
    let result: R | undefined;
    contained(() => {
      result = body(...inputs);
      return result;
    }, undefined);
    return result;
  };
}
