import { entityPins, type PropertyPath, propertyPaths, propertyPins } from "../../catalogue/devices/entity-pins.ts";
import { pinTypeOf } from "../../catalogue/devices/property-type.ts";
import { eventInput, eventOutput, type OutputPin, type Pins, valueOutput } from "../../catalogue/pins.ts";
import { booleanPin, nothingPin, recordPin } from "../../model/pin-type.ts";
import type { EntityDescription, PropertyDescription } from "../../z2m/description.ts";

/** How the values of all members become one. */
export const summaries = {
  any: { function: "any", of: "boolean", help: "Whether any of them is on." },
  all: { function: "all", of: "boolean", help: "Whether all of them are on." },
  lowest: { function: "lowest", of: "number", help: "The lowest of their values." },
  highest: { function: "highest", of: "number", help: "The highest of their values." },
  average: { function: "average", of: "number", help: "The average of their values." },
} as const;
export type Summary = keyof typeof summaries;

export interface SetOutput {
  readonly pin: OutputPin;
  readonly at: PropertyPath;
  readonly summary?: Summary;
  /** The moments at which the summary becomes this, or an event is this word. */
  readonly case?: string | boolean;
}

/** Outputs of a set: booleans and numbers summed up, events of whichever member. */
export function setOutputs(properties: readonly PropertyDescription[]): ReadonlyMap<string, SetOutput> {
  const outputs = propertyPaths(properties).flatMap((at): readonly SetOutput[] => {
    const { property, path } = at;
    if (!property.access.published) return [];
    if (property.type === "event") return eventOutputs(at);
    return summariesOf(property).flatMap((summary) => {
      const { help } = summaries[summary];
      const name = `${path}.${summary}`;
      const type = property.type === "number" ? pinTypeOf(property) : booleanPin;
      const whole = { pin: valueOutput(name, type, { help, parameter: property.identifier }), at, summary };
      if (property.type !== "boolean") return [whole];
      const moment = (word: "on" | "off"): SetOutput => ({
        pin: eventOutput(`${name}.${word}`, nothingPin, { help: `Fires when this becomes ${word === "on" ? "true" : "false"}.` }),
        at,
        summary,
        case: word === "on",
      });
      return [whole, moment("on"), moment("off")];
    });
  });
  return new Map(outputs.map((output) => [output.pin.name, output]));
}

function summariesOf(property: PropertyDescription): readonly Summary[] {
  if (property.type === "boolean") return ["any", "all"];
  return property.type === "number" ? ["lowest", "highest", "average"] : [];
}

function eventOutputs(at: PropertyPath): readonly SetOutput[] {
  const { property, path } = at;
  if (property.type !== "event") return [];
  const help = "Fires when any of them says it.";
  return [
    { pin: eventOutput(path, pinTypeOf(property), { help, parameter: property.identifier }), at },
    ...property.words.map((word): SetOutput => ({ pin: eventOutput(`${path}.${word}`, nothingPin, { help }), at, case: word })),
  ];
}

export const sendInput = eventInput("send", recordPin, { help: "Sends these keys to each of them as they are.", later: true });

/** All pins of a set of devices with these properties in common. `members`: who belongs to it now. */
export function setPins(properties: readonly PropertyDescription[], members: readonly EntityDescription[]): Pins {
  const { inputs } = propertyPins(propertyPaths(properties));
  const own = members.map(entityPins);
  return {
    inputs: [
      ...[...inputs.values()].map(({ pin }) => ({ ...pin, sets: own.flatMap((pins) => pins.inputs.get(pin.name)?.pin.sets ?? []) })),
      ...(inputs.has("send") ? [] : [sendInput]),
    ],
    outputs: [...setOutputs(properties).values()].map(({ pin, at, case: value }) => {
      const tells = own.flatMap((pins) => pins.outputs.get(at.path)?.pin.tells ?? []);
      return { ...pin, tells: value === undefined ? tells : tells.map((access) => ({ ...access, value })) };
    }),
  };
}
