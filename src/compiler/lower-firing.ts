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
import { commonType, nothingPin, type PinType } from "../model/pin-type.ts";
import { type GraphNode, type GraphWire, pinKey } from "./graph.ts";
import type { Lowering } from "./lower.ts";
import { pulsesBefore } from "./lower-probes.ts";
import { commentsOf } from "./node-comment.ts";
import { parameterHint } from "./parameter-hint.ts";

/** Deeper than this, what a wire leads to becomes a function of its own even if nothing else leads there. */
const deepestNesting = 8;
/** Deeper than this, a function is written later, so that a long row of nodes does not exhaust the call stack. */
const deepestRecursion = 60;

export const nothing: Input = { expression: undefinedValue, type: nothingPin, known: true };

/** Follows event wires: what happens, statement by statement, when something fires. */
export class Firing {
  readonly functions: Statement[] = [];
  readonly #lowering: Lowering;
  readonly #bindings = new Map<string, Binding>();
  readonly #sharedTypes = new Map<string, PinType>();
  readonly #later: (() => void)[] = [];
  #depth = 0;
  #recursion = 0;

  constructor(lowering: Lowering) {
    this.#lowering = lowering;
  }

  /** Everything that is wired to an event output, in the order of the file. */
  fire(id: string, pin: string, payload: Input = nothing): readonly Statement[] {
    const wires = this.#lowering.wiresFrom(id, pin);
    if (wires.length === 0 || payload.known) return this.follow(wires, payload);
    // Whatever would act on the unknown does not act.
    const node = this.#lowering.node(id);
    // The one result of a node is called like the node.
    const value = binding(pin === "out" && node.outputs.get(pin)?.parameter === undefined ? id : parameterHint(node, pin));
    const body = this.follow(wires, { ...payload, expression: nameOf(value), known: true });
    return body.length === 0 ? [] : [constant(value, payload.expression), ...when(isNotUndefined(nameOf(value)), body)];
  }

  /** Writes the functions that were put off. */
  finish(): void {
    for (let write = this.#later.pop(); write !== undefined; write = this.#later.pop()) write();
  }

  /** What these wires lead to. */
  follow(wires: readonly GraphWire[], payload: Input): readonly Statement[] {
    const { probes } = this.#lowering;
    return wires.flatMap((wire, index) => [...(probes ? pulsesBefore(wires, index, payload) : []), ...this.#enter(wire, payload)]);
  }

  #enter(wire: GraphWire, carried: Input): readonly Statement[] {
    const node = this.#lowering.node(wire.to.node);
    const { pin } = wire.to;
    const wires = this.#lowering.wiresInto(node.id, pin);
    const places = wires.reduce((sum, one) => sum + this.#placesOf(one), 0);
    if (places < 2 && this.#depth < deepestNesting) return this.#body(node, pin, this.#lowering.payloadFor(node, pin, carried));
    const type = this.#sharedType(node.id, pin, wires);
    if (type.type !== "nothing") return this.#enterShared(node, pin, { ...carried, type });
    // What only some sources carry cannot be handed on, but it can be logged or published.
    const ownPayload = carried.type.type !== "nothing" && this.#endsHere(node);
    return ownPayload ? this.#body(node, pin, this.#lowering.payloadFor(node, pin, carried)) : this.#enterShared(node, pin, nothing);
  }

  /** In how many places of the program a wire is followed: a dial that turns either way carries something else each way. */
  #placesOf({ from }: GraphWire): number {
    const output = this.#lowering.output(from.node, from.pin);
    return output?.type === "case" ? output.cases.length : 1;
  }

  /** Nothing hangs on the node: what comes in goes no further within the flow. */
  #endsHere({ id, outputs }: GraphNode): boolean {
    return [...outputs.keys()].every((pin) => this.#lowering.wiresFrom(id, pin).length === 0);
  }

  /** What all sources of an input carry: what only some of them do cannot be relied upon. */
  #sharedType(node: string, pin: string, wires: readonly GraphWire[]): PinType {
    const key = pinKey(node, pin);
    const type = this.#sharedTypes.get(key) ?? commonType(wires.map(({ output }) => output.type)) ?? nothingPin;
    this.#sharedTypes.set(key, type);
    return type;
  }

  #body({ id, node }: GraphNode, pin: string, payload: Input): readonly Statement[] {
    const emission = this.#lowering.emission(id);
    this.#depth += 1;
    this.#recursion += 1;
    const statements = attributedStatements(pinIn(emission.when, pin)?.(payload) ?? [], id);
    this.#recursion -= 1;
    this.#depth -= 1;
    const isCommentedElsewhere = emission.object !== undefined || this.#lowering.standsForRole(id);
    const comment = isCommentedElsewhere ? [] : commentsOf(id, node);
    const [first, ...rest] = statements;
    return first === undefined || comment.length === 0
      ? statements
      : [{ ...first, comment: [...comment, ...(first.comment ?? [])] }, ...rest];
  }

  /** Several triggers do the same: a short statement is repeated, anything else becomes a function. */
  #enterShared(node: GraphNode, pin: string, carried: Input): readonly Statement[] {
    const payload = this.#lowering.payloadFor(node, pin, carried);
    const parameter = payload === carried && payload.type.type !== "nothing" ? binding(parameterHint(node, pin)) : undefined;
    const inside = parameter === undefined ? payload : { ...payload, expression: nameOf(parameter) };
    const target = this.#bindings.get(pinKey(node.id, pin));
    if (target !== undefined) return [callOf(target)];

    if (this.#recursion >= deepestRecursion) {
      const later = this.#claimFunction(node, pin);
      this.#later.push(() => this.#writeFunction(later, node, parameter, inside, this.#bodyApart(node, pin, inside)));
      return [callOf(later)];
    }
    const body = this.#bodyApart(node, pin, inside);
    if (body.length <= 1 && body.every((statement) => statement.type === "expression" && statement.comment === undefined)) {
      return this.#body(node, pin, payload);
    }
    const now = this.#claimFunction(node, pin);
    this.#writeFunction(now, node, parameter, inside, body);
    return [callOf(now)];

    function callOf(called: Binding): Statement {
      return { ...perform(call(nameOf(called), ...(parameter === undefined ? [] : [carried.expression]))), node: node.id };
    }
  }

  #claimFunction(node: GraphNode, pin: string): Binding {
    const target = binding(this.#functionName(node, pin));
    this.#bindings.set(pinKey(node.id, pin), target);
    return target;
  }

  /** A body that stands by itself: nesting is counted anew. */
  #bodyApart(node: GraphNode, pin: string, payload: Input): readonly Statement[] {
    const depth = this.#depth;
    this.#depth = 0;
    const body = this.#body(node, pin, payload);
    this.#depth = depth;
    return body;
  }

  #writeFunction(target: Binding, node: GraphNode, parameter: Binding | undefined, { type }: Input, body: readonly Statement[]): void {
    const parameters = parameter === undefined ? [] : [{ binding: parameter, type: typeExpression(type) }];
    this.functions.push({ ...functionDeclaration(target, parameters, body), node: node.id });
  }

  #functionName(node: GraphNode, pin: string): string {
    const eventInputs = [...node.inputs.values()].filter(
      (input) => input.role === "event" && this.#lowering.wiresInto(node.id, input.name).length > 0,
    );
    return eventInputs.length > 1 ? `${node.id} ${pin}` : node.id;
  }
}
