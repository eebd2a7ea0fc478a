import type { Json } from "../../base/json.ts";
import { callField, subflowField } from "../../catalogue/call-fields.ts";
import { defineNode } from "../../catalogue/define-node.ts";
import { caseOf, type EmitContext, events, type Output, observable, type PinContext } from "../../catalogue/emission.ts";
import { subflowExample } from "../../catalogue/example-subflow.ts";
import { literalExpression } from "../../catalogue/literals.ts";
import { eventInput, eventOutput, type InputPin, type OutputPin, valueInput, valueOutput } from "../../catalogue/pins.ts";
import type { SubflowInput, SubflowInterface, SubflowOutput } from "../../catalogue/subflow-interface.ts";
import { array, call, invoke, literal, member, object, perform, spread } from "../../ir/build.ts";
import type { Expression } from "../../ir/expression.ts";
import { nothingPin, type PinType } from "../../model/pin-type.ts";
import { argumentProblems, namesIn } from "./arguments.ts";

interface Settings {
  readonly flow: string;
  readonly devices: ReadonlyMap<string, Json>;
  readonly parameters: ReadonlyMap<string, Json>;
}

export const subflowNode = defineNode({
  kind: "subflow",
  title: "Subflow",
  group: "Structure",
  help:
    "A flow inside this one. Its pins are the inputs and outputs of the subflow; its devices and parameters are chosen here, so that " +
    "one subflow serves many flows. Each call keeps its own state.",
  phrase: "{flow}",
  keywords: ["function", "call", "reuse", "part", "module", "macro"],
  settings: {
    flow: subflowField({ label: "Subflow", help: "Its file, as seen from this flow: “subflows/dial-filter.json”." }),
    devices: callField("devices", {
      label: "Devices",
      help: "For each device that the subflow wants, a device of this flow.",
      default: new Map(),
    }),
    parameters: callField("parameters", {
      label: "Parameters",
      help: "What this call says for the subflow's parameters.",
      default: new Map(),
    }),
  },
  check: (context, settings) => {
    const called = context.subflow(settings.flow);
    return called === undefined ? [] : argumentProblems(context, called, settings);
  },
  pins: (context, { flow, devices }) => {
    const called = context.subflow(flow);
    askForRoles(context, devices);
    return called === undefined
      ? { inputs: [], outputs: [] }
      : { inputs: called.inputs.map(inputPin), outputs: called.outputs.flatMap(outputPins) };
  },
  emit: (context, settings) => {
    const { callee, interface: called } = context.subflow(settings.flow);
    const entries = argumentsOf(context, called, settings);
    const args = Object.keys(entries).length === 0 ? [] : [object(entries)];
    return {
      object: call(callee, literal(context.id), context.home, ...args),
      acts: true,
      outputs: new Map(called.outputs.flatMap((output) => outputsOf(output, member(context.self, output.member)))),
      when: new Map(
        called.inputs.map(({ name, member: method, type }) => [
          name,
          (payload) => [perform(invoke(context.self, method, ...(type.type === "nothing" ? [] : [payload.expression])))],
        ]),
      ),
    };
  },
  examples: [subflowExample],
});

/** What a person wrote about a pin, or what can be said of any. */
function helpOf({ name, help }: { readonly name: string; readonly help: string }, direction: "in" | "out"): string {
  return help === "" ? `What goes ${direction} at “${name}” of the subflow.` : help;
}

/** The compiler says which of the roles that a node asks for are unknown. */
function askForRoles(context: PinContext, devices: ReadonlyMap<string, Json>): void {
  for (const json of devices.values()) for (const name of namesIn(json) ?? []) context.roleOrList(name);
}

function inputPin(input: SubflowInput): InputPin {
  const { name, role, type, default: fallback, later } = input;
  const help = helpOf(input, "in");
  if (role === "event") return eventInput(name, type, { help, later });
  return valueInput(name, type, { help, use: "observe", later, ...(fallback !== undefined && { default: fallback }) });
}

/** The moments at which an output is one of its words. */
function casesOf({ name, type }: SubflowOutput): readonly (readonly [pin: string, is: string | number | boolean])[] {
  if (type.type === "boolean") return [[`${name}.true`, true] as const, [`${name}.false`, false] as const];
  return type.type === "choice" ? type.words.map((word) => [`${name}.${word}`, word] as const) : [];
}

/** What an event of the subflow carries is called: its pin's name says what happens, and is often that of what it happens to. */
function carried(type: PinType): string {
  return type.type === "boolean" ? "on" : type.type === "choice" ? "word" : "value";
}

function outputPins(output: SubflowOutput): readonly OutputPin[] {
  const { name, role, type, member: parameter } = output;
  const help = helpOf(output, "out");
  const whole =
    role === "event" ? eventOutput(name, type, { help, parameter: carried(type) }) : valueOutput(name, type, { help, parameter });
  const cases = casesOf(output).map(([pin, is]) => eventOutput(pin, nothingPin, { help: `Fires when ${name} is ${is}.` }));
  return [whole, ...cases];
}

function outputsOf(output: SubflowOutput, expression: Expression): readonly (readonly [string, Output])[] {
  const { name, role } = output;
  const whole = role === "event" ? events(expression) : observable(expression);
  return [[name, whole], ...casesOf(output).map(([pin, is]) => [pin, caseOf(name, is)] as const)];
}

/** What the call hands in, in the order of the subflow's own lists. What is at its default is left out. */
function argumentsOf(
  context: EmitContext,
  called: SubflowInterface,
  { devices, parameters }: Settings,
): { readonly [member: string]: Expression } {
  const given = new Map<string, Expression>();
  for (const parameter of called.parameters) {
    if (parameter.type === "value") {
      const written = parameters.get(parameter.name);
      const value = written === undefined ? undefined : literalExpression(parameter.pinType, written);
      if (value?.ok === true) given.set(parameter.member, value.value);
    } else {
      const roles = (namesIn(devices.get(parameter.name)) ?? []).map((name) => context.role(name));
      const [first] = roles;
      if (first === undefined) continue;
      const isOne = parameter.type === "device" || (roles.length === 1 && first.isList);
      const all = array(roles.map(({ expression, isList }) => (isList ? spread(expression) : expression)));
      given.set(parameter.member, isOne ? first.expression : all);
    }
  }
  for (const input of called.inputs) {
    if (input.role === "value" && (input.default === undefined || context.isUsed(input.name)))
      given.set(input.member, context.observe(input.name));
  }
  return Object.fromEntries(given);
}
