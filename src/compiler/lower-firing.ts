import { type Input, pinIn } from "../catalogue/emission.ts";
import { typeExpression } from "../catalogue/literals.ts";
import {
  attributedStatements,
  binding,
  call,
  constant,
  functionDeclaration,
  isNotUndefined,
  nameOf,
  perform,
  undefinedValue,
  when,
} from "../ir/build.ts";
import type { Binding } from "../ir/expression.ts";
import type { Statement } from "../ir/statement.ts";
import { nothingPin } from "../model/pin-type.ts";
import { type GraphNode, type GraphWire, pinKey } from "./graph.ts";
import type { Lowering } from "./lower.ts";
import { commentsOf } from "./node-comment.ts";
import { parameterHint } from "./parameter-hint.ts";

/** Deeper than this, what a wire leads to becomes a function of its own even if nothing else leads there. */
const deepestNesting = 8;

export const nothing: Input = { expression: undefinedValue, type: nothingPin, known: true };

/** Follows event wires: what happens, statement by statement, when something fires. */
export class Firing {
  readonly functions: Statement[] = [];
  readonly #lowering: Lowering;
  readonly #bindings = new Map<string, Binding>();
  #depth = 0;

  constructor(lowering: Lowering) {
    this.#lowering = lowering;
  }

  /** Everything that is wired to an event output, in the order of the file. */
  fire(id: string, pin: string, payload: Input = nothing): readonly Statement[] {
    const wires = this.#lowering.wiresFrom(id, pin);
    if (wires.length === 0 || payload.known) return this.follow(wires, payload);
    // Whatever would act on the unknown does not act.
    const value = binding(parameterHint(this.#lowering.node(id), pin));
    const body = this.follow(wires, { ...payload, expression: nameOf(value), known: true });
    return body.length === 0 ? [] : [constant(value, payload.expression), ...when(isNotUndefined(nameOf(value)), body)];
  }

  /** What these wires lead to. */
  follow(wires: readonly GraphWire[], payload: Input): readonly Statement[] {
    return wires.flatMap((wire) => this.#enter(wire, payload));
  }

  #enter(wire: GraphWire, carried: Input): readonly Statement[] {
    const node = this.#lowering.node(wire.to.node);
    const { pin } = wire.to;
    const payload = this.#lowering.payloadFor(node, pin, carried);
    const sources = this.#lowering.wiresInto(node.id, pin).length;
    if (sources > 1 || this.#depth >= deepestNesting) return this.#enterShared(node, pin, payload);
    return this.#body(node, pin, payload);
  }

  #body({ id, node }: GraphNode, pin: string, payload: Input): readonly Statement[] {
    const emission = this.#lowering.emission(id);
    this.#depth += 1;
    const statements = attributedStatements(pinIn(emission.when, pin)?.(payload) ?? [], id);
    this.#depth -= 1;
    const isCommentedElsewhere = emission.object !== undefined || this.#lowering.standsForRole(id);
    const comment = isCommentedElsewhere ? [] : commentsOf(id, node);
    const [first, ...rest] = statements;
    return first === undefined || comment.length === 0
      ? statements
      : [{ ...first, comment: [...comment, ...(first.comment ?? [])] }, ...rest];
  }

  /** Several triggers do the same: a short statement is repeated, anything else becomes a function. */
  #enterShared(node: GraphNode, pin: string, payload: Input): readonly Statement[] {
    const key = pinKey(node.id, pin);
    const known = this.#bindings.get(key);
    const takesPayload = payload.type.type !== "nothing";
    const args = takesPayload ? [payload.expression] : [];
    if (known !== undefined) return [{ ...perform(call(nameOf(known), ...args)), node: node.id }];

    const parameter = binding(parameterHint(node, pin));
    const inside = takesPayload ? { ...payload, expression: nameOf(parameter) } : payload;
    const depth = this.#depth;
    this.#depth = 0;
    const body = this.#body(node, pin, inside);
    this.#depth = depth;
    if (body.length <= 1 && body.every((statement) => statement.type === "expression" && statement.comment === undefined)) {
      return this.#body(node, pin, payload);
    }
    const target = binding(this.#functionName(node, pin));
    this.#bindings.set(key, target);
    const type = this.#lowering.node(node.id).inputs.get(pin)?.type ?? payload.type;
    const parameters = takesPayload ? [{ binding: parameter, type: typeExpression(type.type === "any" ? payload.type : type) }] : [];
    this.functions.push({ ...functionDeclaration(target, parameters, body), node: node.id });
    return [{ ...perform(call(nameOf(target), ...args)), node: node.id }];
  }

  #functionName(node: GraphNode, pin: string): string {
    const eventInputs = [...node.inputs.values()].filter(
      (input) => input.role === "event" && this.#lowering.wiresInto(node.id, input.name).length > 0,
    );
    return eventInputs.length > 1 ? `${node.id} ${pin}` : node.id;
  }
}
