import { type Emission, type EmitContext, type Input, type Output, pinIn } from "../catalogue/emission.ts";
import { literalExpression } from "../catalogue/literals.ts";
import { arrow, binding, call, external, literal, member, nameOf, undefinedValue } from "../ir/build.ts";
import type { Binding, Expression } from "../ir/expression.ts";
import type { Statement } from "../ir/statement.ts";
import { anyPin, nothingPin } from "../model/pin-type.ts";
import { type Graph, type GraphNode, type GraphWire, pinKey } from "./graph.ts";
import { type Boundary, makeBoundary, returnResults } from "./lower-boundary.ts";
import { Firing } from "./lower-firing.ts";
import { makeListeners } from "./lower-listeners.ts";
import { makeProbes } from "./lower-probes.ts";
import type { Declaration, LoweredFlow } from "./lowered-flow.ts";
import { commentsOf } from "./node-comment.ts";

/**
 * Turns a checked graph into statements: one listener a trigger, and the declarations that listeners mention. `order`: sources
 * before what reads them. `probes`: also what shows the flow at work.
 */
export function lower(graph: Graph, order: readonly string[], probes = false, isSubflow = false): LoweredFlow {
  const lowering = new Lowering(graph, probes);
  for (const id of order) lowering.emission(id);
  const triggers = makeListeners(lowering);
  const isEntry = ({ type }: Statement): boolean => type === "function";
  const listeners = [...triggers.filter((one) => !isEntry(one)), ...(probes ? makeProbes(lowering) : [])];
  lowering.firing.finish();
  // What callers call stands beside what they get.
  const results = isSubflow ? [...triggers.filter(isEntry), ...returnResults(lowering)] : [];
  return {
    actors: lowering.actors,
    parameters: lowering.boundary.parameters,
    home: lowering.home,
    roles: lowering.roles,
    declarations: lowering.declarations,
    functions: lowering.firing.functions,
    listeners: [...listeners, ...results],
  };
}

/** What the program holds for each node, worked out when first asked for. */
export class Lowering {
  readonly graph: Graph;
  readonly probes: boolean;
  readonly home = binding("home");
  readonly #roles: ReadonlyMap<string, Declaration>;
  readonly declarations = new Map<Binding, Declaration>();
  readonly firing: Firing;
  readonly #objects = new Map<string, Binding>();
  readonly #emissions = new Map<string, Emission>();
  readonly #pulls = new Map<string, Binding>();
  readonly actors = new Set<Binding>();
  /** What a caller hands in and gets, if this is a subflow. */
  readonly boundary: Boundary;
  /** Nodes that stand for a role: what is written about them belongs to the role's constant. */
  readonly #ofRoles = new Map<string, Set<string>>();

  constructor(graph: Graph, probes: boolean) {
    this.graph = graph;
    this.probes = probes;
    this.firing = new Firing(this);
    this.boundary = makeBoundary(graph);
    this.#roles = new Map(
      [...graph.roles.values()].map(({ name, entity }) => [
        name,
        {
          binding: this.boundary.handedIn("parameter", name) ?? binding(name),
          value: member(nameOf(this.home), entity.identifier),
          key: name,
          node: undefined,
          comment: [],
        },
      ]),
    );
  }

  /** The constants of all roles that the flow binds itself. */
  get roles(): ReadonlyMap<string, Declaration> {
    const own = [...this.#roles].filter(([name]) => this.boundary.handedIn("parameter", name) === undefined);
    const comments = this.#commentsOfRoles();
    return new Map(own.map(([name, role]) => [name, { ...role, comment: comments.get(name) ?? [] }]));
  }

  #commentsOfRoles(): ReadonlyMap<string, readonly string[]> {
    const comments = new Map<string, string[]>();
    for (const { id, node } of this.graph.nodes.values()) {
      if (!this.standsForRole(id)) continue;
      for (const role of this.#ofRoles.get(id) ?? []) comments.set(role, [...(comments.get(role) ?? []), ...commentsOf(id, node)]);
    }
    return comments;
  }

  /** Whether the node is one device, with nothing of its own in the program. */
  standsForRole(id: string): boolean {
    return this.#ofRoles.get(id)?.size === 1 && this.emission(id).object === undefined;
  }

  node(id: string): GraphNode {
    const node = this.graph.nodes.get(id);
    if (node === undefined) throw new Error(`No node "${id}"`);
    return node;
  }

  wiresFrom(node: string, pin: string): readonly GraphWire[] {
    return this.graph.wiresFrom.get(pinKey(node, pin)) ?? [];
  }

  wiresInto(node: string, pin: string): readonly GraphWire[] {
    return this.graph.wiresInto.get(pinKey(node, pin)) ?? [];
  }

  /** What the node is in the program. */
  emission(id: string): Emission {
    const known = this.#emissions.get(id);
    if (known !== undefined) return known;
    const node = this.node(id);
    const emission = node.usable.emit(this.#contextOf(node));
    this.#emissions.set(id, emission);
    if (emission.object !== undefined) {
      const target = this.object(id);
      if (emission.acts === true) this.actors.add(target);
      this.declarations.set(target, { binding: target, value: emission.object, key: id, node: id, comment: commentsOf(id, node.node) });
    }
    return emission;
  }

  /** The name of what a node is in the program. */
  object(id: string): Binding {
    const known = this.#objects.get(id) ?? binding(id);
    this.#objects.set(id, known);
    return known;
  }

  output(id: string, pin: string): Output | undefined {
    return pinIn(this.emission(id).outputs, pin);
  }

  /** An output as a value that can be read now. */
  read(id: string, pin: string): Input {
    const output = this.output(id, pin);
    const type = this.node(id).outputs.get(pin)?.type ?? anyPin;
    if (output?.type === "observable") return { expression: member(output.expression, "value"), type, known: false };
    if (output?.type !== "pull") throw new Error(`The output "${pin}" of "${id}" has no value`);
    if (output.constant === true) return { expression: output.expression, type, known: true };
    const name = nameOf(this.#pull(id, pin, output.expression));
    // The type of a derived value's `value` always has the unknown in it.
    if (this.#isObserved(id, pin)) return { expression: member(name, "value"), type, known: false };
    return { expression: call(name), type, known: output.known === true };
  }

  /** An output as a `Value<T>` that can be listened to. */
  observe(id: string, pin: string): Expression {
    const output = this.output(id, pin);
    if (output?.type === "observable") return output.expression;
    if (output?.type !== "pull") throw new Error(`The output "${pin}" of "${id}" has no value`);
    return output.constant === true ? call("constant", output.expression) : nameOf(this.#pull(id, pin, output.expression));
  }

  /** The declaration of an expression that is computed when read: a function, or a derived value where something listens. */
  #pull(id: string, pin: string, expression: Expression): Binding {
    const key = pinKey(id, pin);
    const known = this.#pulls.get(key);
    if (known !== undefined) return known;
    const isOnlyOne = pin === "out" && this.emission(id).object === undefined;
    const target = binding(isOnlyOne ? id : `${id} ${pin === "out" ? "value" : pin}`);
    this.#pulls.set(key, target);
    const computed = arrow([], expression);
    const value = this.#isObserved(id, pin) ? call("derived", computed) : computed;
    // What has an object of its own has been commented on there.
    const comment = this.emission(id).object === undefined ? commentsOf(id, this.node(id).node) : [];
    this.declarations.set(target, { binding: target, value, key, node: id, comment });
    return target;
  }

  /** Whether something listens to this output, rather than only reading it. */
  #isObserved(id: string, pin: string): boolean {
    const listens = (wire: GraphWire): boolean => wire.input.role === "event" || wire.input.use === "observe";
    if (this.wiresFrom(id, pin).some(listens)) return true;
    return [...this.node(id).outputs.keys()].some((other) => {
      if (this.wiresFrom(id, other).length === 0) return false;
      const output = this.output(id, other);
      return (output?.type === "case" || output?.type === "part") && output.of === pin;
    });
  }

  /** A written value or default of an input, as code. */
  #literal(node: GraphNode, pin: string): Input | undefined {
    const type = node.inputs.get(pin)?.type ?? anyPin;
    const json = node.node.inputs.get(pin) ?? node.inputs.get(pin)?.default;
    if (json === undefined) return undefined;
    const expression = literalExpression(type, json);
    return expression.ok ? { expression: expression.value, type, known: true } : undefined;
  }

  /** The payload with which an event input fires: what was written into it, else what the wire brings. */
  payloadFor(node: GraphNode, pin: string, carried: Input): Input {
    const type = node.inputs.get(pin)?.type ?? anyPin;
    if (type.type === "nothing") return { expression: undefinedValue, type: nothingPin, known: true };
    return this.#literal(node, pin) ?? carried;
  }

  #contextOf(node: GraphNode): EmitContext {
    const { id } = node;
    const sources = (pin: string): readonly Input[] => this.wiresInto(id, pin).map((wire) => this.read(wire.from.node, wire.from.pin));
    const uses = (pins: Iterable<string>, isUsed: (pin: string) => boolean): readonly string[] => [...pins].filter(isUsed);
    const inputUsed = (pin: string): boolean => this.wiresInto(id, pin).length > 0 || node.node.inputs.has(pin);
    const outputUsed = (pin: string): boolean => this.wiresFrom(id, pin).length > 0;
    const input = (pin: string): Input => {
      const [source] = sources(pin);
      const type = node.inputs.get(pin)?.type ?? anyPin;
      return source ?? this.#literal(node, pin) ?? { expression: undefinedValue, type, known: false };
    };
    return {
      id,
      home: nameOf(this.home),
      homeDescription: this.graph.home,
      self: nameOf(this.object(id)),
      durable: node.node.durable ? literal(true) : undefined,
      role: (name) => {
        const role = this.#roles.get(name);
        const bound = this.graph.roles.get(name);
        if (role === undefined || bound === undefined) throw new Error(`No device "${name}"`);
        this.#ofRoles.set(id, (this.#ofRoles.get(id) ?? new Set()).add(name));
        return { expression: nameOf(role.binding), entity: bound.entity, isList: bound.parameter === "list" };
      },
      subflow: (path) => {
        const called = this.graph.calls.get(path);
        if (called === undefined) throw new Error(`No subflow "${path}"`);
        return { callee: external(called.importPath, called.functionName()), interface: called.interface };
      },
      handedIn: (as, name) => {
        const handed = this.boundary.handedIn(as, name);
        if (handed === undefined) throw new Error(`Nothing is handed in for "${name}"`);
        return nameOf(handed);
      },
      isUsed: (pin) => inputUsed(pin) || outputUsed(pin),
      usedInputs: uses(node.inputs.keys(), inputUsed),
      usedOutputs: uses(node.outputs.keys(), outputUsed),
      input,
      inputs: (pin) => (this.wiresInto(id, pin).length > 0 ? sources(pin) : [this.#literal(node, pin)].filter((one) => one !== undefined)),
      observe: (pin) => {
        const [wire] = this.wiresInto(id, pin);
        return wire === undefined ? call("constant", input(pin).expression) : this.observe(wire.from.node, wire.from.pin);
      },
      eventSource: (pin) => {
        const [wire, ...others] = this.wiresInto(id, pin);
        const output = wire === undefined || others.length > 0 ? undefined : this.output(wire.from.node, wire.from.pin);
        return output?.type === "events" && output.method === "on" ? output.expression : undefined;
      },
      literal: (pin) => (this.wiresInto(id, pin).length > 0 ? undefined : (node.node.inputs.get(pin) ?? node.inputs.get(pin)?.default)),
      isEvent: (pin) => node.inputs.get(pin)?.role === "event",
      typeOf: (pin) => node.inputs.get(pin)?.type ?? node.outputs.get(pin)?.type ?? anyPin,
      fire: (pin, payload) => this.firing.fire(id, pin, payload),
    };
  }
}
