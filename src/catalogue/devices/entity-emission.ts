import { invoke, literal, member, perform } from "../../ir/build.ts";
import type { Expression } from "../../ir/expression.ts";
import type { Statement } from "../../ir/statement.ts";
import type { EntityDescription } from "../../z2m/description.ts";
import { caseOf, type Emission, type EmitContext, events, type Input, type Output, observable, pull } from "../emission.ts";
import { type EntityInput, type EntityOutput, entityPins, type PropertyPath } from "./entity-pins.ts";

/** The program of a node that stands for one device or group. */
export function emitEntity(context: EmitContext, device: Expression, entity: EntityDescription): Emission {
  const pins = entityPins(entity);
  const outputs = new Map<string, Output>();
  for (const name of context.usedOutputs) {
    const output = pins.outputs.get(name);
    if (output === undefined) {
      if (name === "availability") outputs.set(name, observable(member(device, "availability")));
      continue;
    }
    outputs.set(name, outputOf(output, device));
    // Words of a property share the listener of the whole property.
    outputs.set(output.at.path, wholeOutput(output.at, device));
  }
  const when = new Map<string, (payload: Input) => readonly Statement[]>();
  for (const name of context.usedInputs) {
    const input = pins.inputs.get(name);
    if (input !== undefined) when.set(name, (payload) => [perform(setProperty(input, device, payload.expression))]);
    else if (name === "scene") when.set(name, (payload) => [perform(invoke(device, "recallScene", payload.expression))]);
    else when.set(name, (payload) => [perform(invoke(device, "send", payload.expression))]);
  }
  return { outputs, when };
}

function propertyOf(at: PropertyPath, device: Expression): Expression {
  return member(device, ...at.members);
}

function wholeOutput(at: PropertyPath, device: Expression): Output {
  const property = propertyOf(at, device);
  return at.property.type === "event" ? events(property) : observable(property);
}

function outputOf({ at, verb, word }: EntityOutput, device: Expression): Output {
  switch (verb) {
    case "value":
      return wholeOutput(at, device);
    case "on":
      return caseOf(at.path, true);
    case "off":
      return caseOf(at.path, false);
    case "word":
      return caseOf(at.path, word ?? "");
    case "normalized":
      return pull(member(propertyOf(at, device), "normalized"));
  }
}

/** The value that a property has after an input of a device; undefined for inputs that say no value: toggles, steps, queries. */
export function wantedValue({ verb, word }: EntityInput, payload: Expression): Expression | undefined {
  switch (verb) {
    case "set":
      return payload;
    case "on":
      return literal(true);
    case "off":
      return literal(false);
    case "word":
      return literal(word ?? "");
    default:
      return undefined;
  }
}

/** The call that an input of a device stands for: `lamp.state.set(true)`. */
export function setProperty({ at, verb, word }: EntityInput, device: Expression, payload: Expression): Expression {
  const property = propertyOf(at, device);
  switch (verb) {
    case "set":
      return invoke(property, "set", payload);
    case "on":
      return invoke(property, "set", literal(true));
    case "off":
      return invoke(property, "set", literal(false));
    case "word":
      return invoke(property, "set", literal(word ?? ""));
    case "toggle":
      return invoke(property, "toggle");
    case "add":
      return invoke(property, "add", payload);
    case "normalized":
      return invoke(property, "setNormalized", payload);
    case "query":
      return invoke(property, "query");
  }
}
