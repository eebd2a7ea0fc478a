import type { PinContext } from "../catalogue/emission.ts";
import type { FlowNode } from "../model/document.ts";
import type { HomeDescription } from "../z2m/description.ts";
import type { CheckedNode, GraphNode } from "./graph.ts";

/** A node with its pins, and all that its kind asked to say what they are. */
interface Remembered {
  readonly node: GraphNode;
  readonly home: HomeDescription;
  /** Whether the same would be answered now. */
  readonly answers: readonly ((context: PinContext) => boolean)[];
}

/** A node in a circle is asked twice, first without what comes back: both answers are needed again. */
const mostRemembered = 2;

const remembered = new WeakMap<FlowNode, readonly Remembered[]>();

/**
 * Asks a node for its pins, or remembers them: an edit changes one node of many, kinds are pure, and so the same answers give
 * the same pins. What did not change is the same object, so that others can remember it too.
 */
export function withPins(checked: CheckedNode, context: PinContext): GraphNode {
  const before = remembered.get(checked.node) ?? [];
  const known = before.find(
    ({ node, home, answers }) =>
      node.id === checked.id && node.usable === checked.usable && home === context.home && answers.every((isSame) => isSame(context)),
  );
  if (known !== undefined) return known.node;
  const answers: ((context: PinContext) => boolean)[] = [];
  const pins = checked.usable.pins(listening(context, answers));
  const node: GraphNode = {
    ...checked,
    inputs: new Map(pins.inputs.map((pin) => [pin.name, pin])),
    outputs: new Map(pins.outputs.map((pin) => [pin.name, pin])),
  };
  remembered.set(checked.node, [{ node, home: context.home, answers }, ...before].slice(0, mostRemembered));
  return node;
}

/** The context, with every answer noted that may be another one next time. What is written into inputs is part of the node. */
function listening(context: PinContext, answers: ((context: PinContext) => boolean)[]): PinContext {
  function note<T>(ask: (asked: PinContext) => T, isSame: (one: T, other: T) => boolean = Object.is): T {
    const answer = ask(context);
    answers.push((now) => isSame(ask(now), answer));
    return answer;
  }
  return {
    home: context.home,
    role: (name) => note((asked) => asked.role(name)),
    roleOrList: (name) =>
      note(
        (asked) => asked.roleOrList(name),
        (one, other) => one?.entity === other?.entity && one?.isList === other?.isList,
      ),
    subflow: (path) => note((asked) => asked.subflow(path)),
    parameter: (name) => note((asked) => asked.parameter(name)),
    connected: (input) => note((asked) => asked.connected(input)),
    connectedRole: (input) => note((asked) => asked.connectedRole(input)),
    written: (input) => context.written(input),
  };
}
