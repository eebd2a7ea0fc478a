import type { Output, OutputCase } from "../catalogue/emission.ts";
import { typeExpression } from "../catalogue/literals.ts";
import { arrow, binding, functionDeclaration, invoke, nameOf, perform, when, whenEach } from "../ir/build.ts";
import type { Binding, Expression, Literal } from "../ir/expression.ts";
import type { Statement } from "../ir/statement.ts";
import { anyPin, type PinType } from "../model/pin-type.ts";
import type { GraphNode, GraphWire } from "./graph.ts";
import type { Lowering } from "./lower.ts";
import { nothing } from "./lower-firing.ts";
import { commentsOf } from "./node-comment.ts";
import { parameterHint } from "./parameter-hint.ts";

/** Something that can be listened to, and all wires that want to hear of it. */
interface Trigger {
  readonly source: Expression;
  /** Undefined: it is not listened to, but called by the caller of this subflow. */
  readonly method: string | undefined;
  readonly hint: string;
  readonly type: PinType;
  readonly node: string;
  readonly whole: GraphWire[];
  readonly cases: Case[];
  readonly parts: Part[];
}

/** A pin that fires at certain words. */
interface Case extends OutputCase {
  readonly node: string;
  readonly pin: string;
}

/** A pin that carries a part of what the trigger does. */
interface Part {
  readonly node: string;
  readonly pin: string;
  readonly type: PinType;
  readonly output: Extract<Output, { type: "part" }>;
}

/** One listener for each trigger; wires of one pin in the order of the file, whole pins before their parts and single words. */
export function makeListeners(lowering: Lowering): readonly Statement[] {
  const triggers = new Map<string, Trigger>();
  const numberOf = numbering();
  for (const node of lowering.graph.nodes.values()) {
    for (const pin of node.outputs.keys()) {
      const wires = lowering.wiresFrom(node.id, pin).filter((wire) => wire.input.role === "event");
      const output = lowering.output(node.id, pin);
      if (output === undefined || (wires.length === 0 && output.type !== "entry")) continue;
      const whole = output.type === "case" || output.type === "part" ? output.of : pin;
      const trigger = findTrigger(lowering, node, whole, triggers, numberOf);
      if (output.type === "case") trigger.cases.push(...output.cases.map((one) => ({ ...one, node: node.id, pin })));
      else if (output.type === "part") trigger.parts.push({ node: node.id, pin, type: node.outputs.get(pin)?.type ?? anyPin, output });
      else trigger.whole.push(...wires);
    }
  }
  return [...triggers.values()].flatMap((trigger) => listener(lowering, trigger));
}

function findTrigger(
  lowering: Lowering,
  node: GraphNode,
  pin: string,
  triggers: Map<string, Trigger>,
  numberOf: (binding: Binding) => number,
): Trigger {
  const output = lowering.output(node.id, pin);
  const { source, method } = sourceOf(lowering, node.id, pin, output);
  const key = JSON.stringify([method, source], (name, value: unknown) => {
    if (name === "node") return undefined;
    return isBindingOf(name, value) ? numberOf(value) : value;
  });
  const known = triggers.get(key);
  if (known !== undefined) return known;
  const trigger: Trigger = {
    source,
    method,
    hint: parameterHint(node, pin),
    type: node.outputs.get(pin)?.type ?? anyPin,
    node: node.id,
    whole: [],
    cases: [],
    parts: [],
  };
  triggers.set(key, trigger);
  return trigger;
}

function sourceOf(lowering: Lowering, node: string, pin: string, output: Output | undefined): Pick<Trigger, "source" | "method"> {
  if (output?.type === "events") return { source: output.expression, method: output.method };
  if (output?.type === "entry") return { source: nameOf(lowering.object(node)), method: undefined };
  return { source: lowering.observe(node, pin), method: "onChange" };
}

function isBindingOf(name: string, value: unknown): value is Binding {
  return name === "binding" && typeof value === "object" && value !== null;
}

/** Bindings are told apart by identity, so for a key each gets a number. */
function numbering(): (binding: Binding) => number {
  const numbers = new Map<Binding, number>();
  return (target) => {
    const number = numbers.get(target) ?? numbers.size;
    numbers.set(target, number);
    return number;
  };
}

function listener(lowering: Lowering, { source, method, hint, type, node, whole, cases, parts }: Trigger): readonly Statement[] {
  const parameter = binding(hint);
  const payload = { expression: nameOf(parameter), type, known: true };
  const { firing } = lowering;
  const forWhole = firing.follow(whole, payload);
  const forParts = parts.flatMap(({ node: own, pin, type: partType, output }) =>
    firing.fire(own, pin, { expression: output.part(payload.expression), type: partType, known: output.known }),
  );
  const byCase = sharedCases(cases).map(({ labels, cases: at }) => ({
    labels,
    body: at.flatMap((one) => firing.fire(one.node, one.pin, one.payload ?? nothing)),
  }));
  const bodyOf = (label: Literal): readonly Statement[] => byCase.find((one) => one.labels.includes(label))?.body ?? [];
  const forCases = type.type === "boolean" ? when(payload.expression, bodyOf(true), bodyOf(false)) : whenEach(payload.expression, byCase);
  const body = [...forWhole, ...forParts, ...forCases.map((statement) => ({ ...statement, node }))];
  if (method === undefined && source.type === "name")
    return [{ ...entryFunction(lowering, node, source.binding, parameter, type, body), node }];
  return method === undefined || body.length === 0 ? [] : [{ ...perform(invoke(source, method, arrow([parameter], body))), node }];
}

/** The function that a subflow's caller calls to make an event of it happen. */
function entryFunction(
  lowering: Lowering,
  node: string,
  target: Binding,
  parameter: Binding,
  type: PinType,
  body: readonly Statement[],
): Statement {
  const { node: written } = lowering.node(node);
  const comment = commentsOf(node, written);
  const parameters = type.type === "nothing" ? [] : [{ binding: parameter, type: typeExpression(type) }];
  return { ...functionDeclaration(target, parameters, body), ...(comment.length > 0 && { comment }) };
}

/** The words at which the same pins fire stand together, so that a switch has each word once. */
function sharedCases(cases: readonly Case[]): readonly { readonly labels: Literal[]; readonly cases: readonly Case[] }[] {
  const groups = new Map<string, { readonly labels: Literal[]; readonly cases: readonly Case[] }>();
  for (const word of new Set(cases.flatMap(({ words }) => words))) {
    const firing = cases.filter(({ words }) => words.includes(word));
    const key = firing.map((one) => cases.indexOf(one)).join();
    const group = groups.get(key) ?? { labels: [], cases: firing };
    group.labels.push(word);
    groups.set(key, group);
  }
  return [...groups.values()];
}
