import type { Json } from "../../base/json.ts";
import type { NodeProblem } from "../../catalogue/define-node.ts";
import type { PinContext } from "../../catalogue/emission.ts";
import { literalProblem } from "../../catalogue/literals.ts";
import type { DeviceParameter, SubflowInterface, ValueParameter } from "../../catalogue/subflow-interface.ts";
import type { EntityDescription } from "../../z2m/description.ts";
import { isOfModel } from "../../z2m/is-of-model.ts";

interface Given {
  readonly devices: ReadonlyMap<string, Json>;
  readonly parameters: ReadonlyMap<string, Json>;
}

/** The names of a call's setting: one, or a list of them; undefined where it is neither. */
export function namesIn(json: Json | undefined): readonly string[] | undefined {
  if (typeof json === "string") return [json];
  return isList(json) && json.every((item) => typeof item === "string") ? json : undefined;
}

function isList(json: Json | undefined): json is readonly Json[] {
  return Array.isArray(json);
}

/** What is wrong with what a call hands in. */
export function argumentProblems(context: PinContext, called: SubflowInterface, given: Given): readonly NodeProblem[] {
  const devices = called.parameters.filter((parameter) => parameter.type !== "value");
  const values = called.parameters.filter((parameter) => parameter.type === "value");
  return [
    ...devices.flatMap((parameter) => deviceProblems(context, parameter, given.devices.get(parameter.name))),
    ...strangers("devices", given.devices, devices),
    ...values.flatMap((parameter) => valueProblems(parameter, given.parameters.get(parameter.name))),
    ...strangers("parameters", given.parameters, values),
  ];
}

function strangers(
  setting: "devices" | "parameters",
  given: ReadonlyMap<string, Json>,
  known: readonly { readonly name: string }[],
): readonly NodeProblem[] {
  const names = known.map(({ name }) => `"${name}"`).join(", ");
  const wants = names === "" ? `it wants no ${setting}` : `it wants ${names}`;
  return [...given.keys()]
    .filter((name) => !known.some((parameter) => parameter.name === name))
    .map((name) => ({ setting, problem: `the subflow has none called "${name}"; ${wants}` }));
}

function valueProblems({ name, pinType, default: fallback }: ValueParameter, json: Json | undefined): readonly NodeProblem[] {
  if (json === undefined) return fallback === undefined ? [{ setting: "parameters", problem: `"${name}" must be given` }] : [];
  const problem = literalProblem(pinType, json);
  return problem === undefined ? [] : [{ setting: "parameters", problem: `"${name}" ${problem}` }];
}

function deviceProblems(context: PinContext, parameter: DeviceParameter, json: Json | undefined): readonly NodeProblem[] {
  const { name, type } = parameter;
  const say = (problem: string): readonly NodeProblem[] => [{ setting: "devices", problem }];
  if (json === undefined) return say(`"${name}" must be given: ${wanted(parameter)}`);
  const roles = namesIn(json);
  if (roles === undefined || (type === "device" && typeof json !== "string")) {
    return say(`"${name}" must be ${type === "device" ? 'a name from "devices"' : 'a list of names from "devices"'}`);
  }
  if (roles.length === 0) return say(`"${name}" must name at least one device`);
  if (type === "device" && roles.some((role) => context.roleOrList(role)?.isList))
    return say(`"${name}" is one device, and "${roles.join()}" is a list`);
  return roles.flatMap((role) => {
    const entity = context.roleOrList(role)?.entity;
    const lack = entity === undefined ? undefined : lackOf(entity, parameter);
    return lack === undefined ? [] : say(`"${role}" cannot be "${name}": ${lack}`);
  });
}

function wanted({ type, capability, model }: DeviceParameter): string {
  const noun = type === "device" ? "a device" : "devices";
  if (model !== undefined) return `${noun} of model ${model}`;
  return capability === undefined ? noun : `${noun} with ${capability}`;
}

/** What a device lacks to be what a parameter wants. */
function lackOf(entity: EntityDescription, { capability, model }: DeviceParameter): string | undefined {
  const own = "model" in entity && typeof entity.model === "string" ? entity.model : undefined;
  if (model !== undefined && !isOfModel(own, model))
    return `${entity.name} is ${own === undefined ? "of no known model" : `a ${own}`}, not a ${model}`;
  if (capability === undefined || entity.capabilities.includes(capability)) return undefined;
  const can = entity.capabilities.length === 0 ? "" : ` (it has ${entity.capabilities.join(", ")})`;
  return `${entity.name} lacks ${capability}${can}`;
}
