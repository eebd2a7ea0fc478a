import type { Json } from "../base/json.ts";
import { literalProblem } from "../catalogue/literals.ts";
import { type Diagnostic, diagnose } from "../model/diagnostic.ts";
import { type FlowDocument, type FlowParameter, parameterTypes } from "../model/document.ts";
import { booleanPin, durationPin, type PinType, textPin } from "../model/pin-type.ts";
import { type Capability, capabilities, type EntityDescription, type HomeDescription } from "../z2m/description.ts";
import { sortedById } from "./graph.ts";
import { nearest } from "./near.ts";
import { entityOfCapability, entityOfModel } from "./parameter-entity.ts";

/** A parameter that stands for devices: a role that the caller binds. */
export interface ParameterRole {
  readonly name: string;
  readonly isList: boolean;
  readonly capability: Capability | undefined;
  readonly model: string | undefined;
  /** What can be said of every device that a caller may hand in. */
  readonly entity: EntityDescription;
  /** Names of the types in the typed home, for a model. */
  readonly typeNames: readonly string[];
  readonly description: string | undefined;
}

/** A parameter that is a value. */
export interface ParameterValue {
  readonly name: string;
  readonly type: PinType;
  readonly default: Json | undefined;
  readonly description: string | undefined;
}

/** A subflow's parameters that can be used, by name and in the order of names. */
export interface ResolvedParameters {
  readonly roles: ReadonlyMap<string, ParameterRole>;
  readonly values: ReadonlyMap<string, ParameterValue>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the table of parameters. A flow of its own has none. */
export function resolveParameters(document: FlowDocument, home: HomeDescription): ResolvedParameters {
  const roles = new Map<string, ParameterRole>();
  const values = new Map<string, ParameterValue>();
  const diagnostics: Diagnostic[] = [];
  for (const [name, parameter] of sortedById(document.parameters ?? new Map<string, FlowParameter>())) {
    const place = { path: `/parameters/${name}` };
    if (document.roles.has(name)) diagnostics.push(diagnose("parameter/name-taken", place, { name }));
    else if (parameter.type === "device" || parameter.type === "devices") {
      const role = readRole(name, parameter, home);
      if ("code" in role) diagnostics.push(role);
      else roles.set(name, role);
    } else {
      const value = readValue(name, parameter);
      if ("code" in value) diagnostics.push(value);
      else values.set(name, value);
    }
  }
  return { roles, values, diagnostics };
}

function readRole(name: string, parameter: FlowParameter, home: HomeDescription): ParameterRole | Diagnostic {
  const place = { path: `/parameters/${name}` };
  const { type, capability, model, description } = parameter;
  const own = { name, isList: type === "devices", model, description };
  if (capability !== undefined && !isCapability(capability)) {
    return diagnose("parameter/unknown-capability", place, {
      capability,
      near: nearest(capability, capabilities),
      known: capabilities.join(", "),
    });
  }
  if (model === undefined) return { ...own, capability, entity: entityOfCapability(name, capability, home), typeNames: [] };
  if (capability !== undefined) return diagnose("parameter/capability-and-model", place, { name });
  const found = entityOfModel(name, model, home);
  return found === undefined ? diagnose("parameter/no-such-model", place, { name, model }) : { ...own, capability, ...found };
}

function isCapability(word: string): word is Capability {
  return capabilities.some((capability) => capability === word);
}

function readValue(name: string, parameter: FlowParameter): ParameterValue | Diagnostic {
  const place = { path: `/parameters/${name}` };
  const type = valueType(parameter);
  if (type === undefined) {
    const { type: word } = parameter;
    return diagnose("parameter/unknown-type", place, { type: word, near: nearest(word, parameterTypes), known: parameterTypes.join(", ") });
  }
  if (type.type === "choice" && type.words.length === 0) return diagnose("parameter/no-words", place, { name });
  const { default: fallback, description } = parameter;
  const problem = fallback === undefined ? undefined : literalProblem(type, fallback);
  return problem === undefined
    ? { name, type, default: fallback, description }
    : diagnose("parameter/invalid-default", place, { name, problem });
}

function valueType({ type, unit, min, max, words }: FlowParameter): PinType | undefined {
  switch (type) {
    case "number":
      return { type: "number", unit, min, max };
    case "text":
      return textPin;
    case "boolean":
      return booleanPin;
    case "duration":
      return durationPin;
    case "choice":
      return { type: "choice", words };
    default:
      return undefined;
  }
}
