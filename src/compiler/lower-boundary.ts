import type { Json } from "../base/json.ts";
import { literalExpression, typeExpression } from "../catalogue/literals.ts";
import type { SubflowInterface, SubflowParameter } from "../catalogue/subflow-interface.ts";
import { binding, call, nameOf } from "../ir/build.ts";
import type { Binding, Expression, ObjectEntry } from "../ir/expression.ts";
import type { ModuleParameter } from "../ir/module.ts";
import type { Statement } from "../ir/statement.ts";
import { importedType, listType, literalType, type TypeExpression, unionType } from "../ir/type-expression.ts";
import { emptyDocument } from "../model/document.ts";
import type { PinType } from "../model/pin-type.ts";
import type { Graph } from "./graph.ts";
import type { Lowering } from "./lower.ts";
import { interfaceOf } from "./subflow-interface.ts";

/** Where a subflow meets its callers. */
export interface Boundary {
  readonly interface: SubflowInterface;
  readonly parameters: readonly ModuleParameter[];
  /** The name under which something was handed in; undefined where it was not. */
  handedIn(as: "parameter" | "input", name: string): Binding | undefined;
}

/** Names for all that a caller hands in. A flow of its own gets nothing. */
export function makeBoundary(graph: Graph): Boundary {
  const seen = interfaceOf(emptyDocument, graph, "");
  const bindings = new Map<string, Binding>();
  const claim = (as: "parameter" | "input", name: string): Binding => {
    const target = binding(name);
    bindings.set(`${as} ${name}`, target);
    return target;
  };
  const parameters = seen.parameters.map((parameter) => moduleParameter(graph, parameter, claim("parameter", parameter.name)));
  const values = seen.inputs.filter(({ role }) => role === "value");
  const inputs = values.map(({ name, member, type, default: fallback, help }): ModuleParameter => {
    const initial = literalOf(type, fallback);
    return {
      name: member,
      binding: claim("input", name),
      type: importedType("Value", typeExpression(type)),
      default: initial && call("constant", initial),
      comment: help === "" ? [] : [help],
    };
  });
  return { interface: seen, parameters: [...parameters, ...inputs], handedIn: (as, name) => bindings.get(`${as} ${name}`) };
}

function literalOf(type: PinType, json: Json | undefined): Expression | undefined {
  const literal = json === undefined ? undefined : literalExpression(type, json);
  return literal?.ok === true ? literal.value : undefined;
}

function moduleParameter(graph: Graph, parameter: SubflowParameter, target: Binding): ModuleParameter {
  const comment = parameter.help === "" ? [] : [parameter.help];
  const own = { name: parameter.member, binding: target, comment };
  if (parameter.type === "value") {
    return { ...own, type: typeExpression(parameter.pinType), default: literalOf(parameter.pinType, parameter.default) };
  }
  const type = deviceType(graph, parameter.name);
  return { ...own, type: parameter.type === "devices" ? listType(type) : type, default: undefined };
}

function deviceType({ parameters }: Graph, name: string): TypeExpression {
  const { capability, typeNames = [] } = parameters.roles.get(name) ?? { capability: undefined };
  if (typeNames.length > 0) return unionType(typeNames.map((typeName) => ({ type: "home" as const, name: typeName })));
  return capability === undefined ? importedType("DeviceObject") : importedType("DeviceWith", literalType(capability));
}

/** What a subflow gives back to its caller: functions for events that go in, and what comes out. */
export function returnResults(lowering: Lowering): readonly Statement[] {
  const { inputs, outputs } = lowering.boundary.interface;
  const entries: ObjectEntry[] = [];
  for (const { name, member, role } of inputs) {
    if (role === "event") entries.push({ key: member, value: nameOf(lowering.object(name)) });
  }
  for (const { name, member } of outputs) {
    const { result } = lowering.emission(name);
    if (result !== undefined) entries.push({ key: member, value: { ...result, node: name } });
  }
  return entries.length === 0 ? [] : [{ type: "return", value: { type: "object", entries } }];
}
