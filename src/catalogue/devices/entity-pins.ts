import { type NumberPinType, nothingPin, recordPin } from "../../model/pin-type.ts";
import type { EntityDescription, PropertyDescription } from "../../z2m/description.ts";
import { eventInput, eventOutput, type InputPin, type OutputPin, type PinAccess, type Pins, valueOutput } from "../pins.ts";
import { pinTypeOf } from "./property-type.ts";

/** A property, or a field of a record, with its way from the device. */
export interface PropertyPath {
  /** `brightness`, `color_hs.hue`: the pin's name, before any verb. */
  readonly path: string;
  /** Member names from the device object: `["colorHs", "fields", "hue"]`. */
  readonly members: readonly string[];
  readonly property: PropertyDescription;
}

export type InputVerb = "set" | "on" | "off" | "toggle" | "add" | "normalized" | "word" | "query";
export type OutputVerb = "value" | "on" | "off" | "word" | "normalized";

export interface EntityInput {
  readonly pin: InputPin;
  readonly at: PropertyPath;
  readonly verb: InputVerb;
  readonly word?: string | number;
}

export interface EntityOutput {
  readonly pin: OutputPin;
  readonly at: PropertyPath;
  readonly verb: OutputVerb;
  readonly word?: string | number;
}

/** All pins that a device or group has. Names come from the home, hence maps. */
export interface EntityPins {
  readonly inputs: ReadonlyMap<string, EntityInput>;
  readonly outputs: ReadonlyMap<string, EntityOutput>;
}

const known = new WeakMap<EntityDescription, EntityPins>();

/** The pins of an entity's properties, worked out once for each description. */
export function entityPins(entity: EntityDescription): EntityPins {
  const before = known.get(entity);
  if (before !== undefined) return before;
  const { inputs, outputs } = propertyPins(propertyPaths(entity.properties));
  const pins = {
    inputs: new Map([...inputs].map(([name, input]) => [name, { ...input, pin: { ...input.pin, sets: inputAccess(entity, input) } }])),
    outputs: new Map(
      [...outputs].map(([name, output]) => [name, { ...output, pin: { ...output.pin, tells: outputAccess(entity, output) } }]),
    ),
  };
  known.set(entity, pins);
  return pins;
}

/** What an input sets of this entity. */
function inputAccess(entity: EntityDescription, { at: { path, property }, verb, word }: EntityInput): readonly PinAccess[] {
  const access = { entity, path, property };
  switch (verb) {
    case "set":
      return [access];
    case "normalized":
      return [{ ...access, normalized: true }];
    case "on":
    case "off":
      return [{ ...access, value: verb === "on" }];
    case "word":
      return [{ ...access, value: word ?? "" }];
    case "toggle":
    case "add":
      return [{ ...access, relative: true }];
    case "query":
      return [];
  }
}

/** What an output tells of this entity. */
function outputAccess(entity: EntityDescription, { at: { path, property }, verb, word }: EntityOutput): readonly PinAccess[] {
  const access = { entity, path, property };
  switch (verb) {
    case "value":
      return [access];
    case "normalized":
      return [{ ...access, normalized: true }];
    case "on":
    case "off":
      return [{ ...access, value: verb === "on" }];
    case "word":
      return [{ ...access, value: word ?? "" }];
  }
}

/** The pins of these properties. */
export function propertyPins(paths: readonly PropertyPath[]): EntityPins {
  // A property called "state.on" comes before the verb `on` of a property `state`: the longest known path wins.
  const inputs = firstOfEachName([...paths.flatMap(wholeInput), ...paths.flatMap(verbInputs)]);
  const outputs = firstOfEachName([...paths.flatMap(wholeOutput), ...paths.flatMap(verbOutputs)]);
  return { inputs, outputs };
}

/** All properties and the fields of records, at any depth. */
export function propertyPaths(
  properties: readonly PropertyDescription[],
  prefix = "",
  members: readonly string[] = [],
): readonly PropertyPath[] {
  return properties.flatMap((property) => {
    const own: PropertyPath = { path: prefix + property.id, members: [...members, property.identifier], property };
    if (property.type !== "record") return [own];
    return [own, ...propertyPaths(property.fields, `${own.path}.`, [...own.members, "fields"])];
  });
}

function firstOfEachName<T extends { readonly pin: { readonly name: string } }>(entries: readonly T[]): ReadonlyMap<string, T> {
  const table = new Map<string, T>();
  for (const entry of entries) if (!table.has(entry.pin.name)) table.set(entry.pin.name, entry);
  return table;
}

function helpOf({ property }: PropertyPath): string {
  return property.description ?? property.label;
}

function sectionOf({ property }: PropertyPath): string | undefined {
  return property.category ?? property.endpoint;
}

function isReadable({ property }: PropertyPath): boolean {
  return property.access.published || property.access.gettable;
}

function range({ property }: PropertyPath): NumberPinType | undefined {
  const type = pinTypeOf(property);
  return type.type === "number" && type.min !== undefined && type.max !== undefined ? type : undefined;
}

const share: NumberPinType = { type: "number", min: 0, max: 1 };

function wholeInput(at: PropertyPath): readonly EntityInput[] {
  if (!at.property.access.settable) return [];
  const options = { help: `Sets ${at.property.label}. ${helpOf(at)}`, section: sectionOf(at), later: true };
  return [{ pin: eventInput(at.path, pinTypeOf(at.property), options), at, verb: "set" }];
}

function verbInputs(at: PropertyPath): readonly EntityInput[] {
  const { path, property } = at;
  const input = (verb: InputVerb, name: string, type: InputPin["type"], help: string, word?: string | number): EntityInput => ({
    pin: eventInput(`${path}.${name}`, type, { help, section: sectionOf(at), later: true }),
    at,
    verb,
    ...(word !== undefined && { word }),
  });
  const query = property.access.gettable ? [input("query", "query", nothingPin, `Asks the device for ${property.label}.`)] : [];
  if (!property.access.settable) return query;
  const { label } = property;
  switch (property.type) {
    case "boolean":
      return [
        input("on", "on", nothingPin, `Sets ${label} to on.`),
        input("off", "off", nothingPin, `Sets ${label} to off.`),
        input("toggle", "toggle", nothingPin, `Sets ${label} to the opposite.`),
        ...query,
      ];
    case "number": {
      const step = input("add", "add", { type: "number", unit: property.unit }, `Adds to ${label}; negative numbers subtract.`);
      if (range(at) === undefined) return [step, ...query];
      return [step, input("normalized", "normalized", share, `Sets ${label} on a scale from 0 to 1.`), ...query];
    }
    case "choice":
      return [...query, ...property.words.map((word) => input("word", String(word), nothingPin, `Sets ${label} to ${word}.`, word))];
    default:
      return query;
  }
}

function wholeOutput(at: PropertyPath): readonly EntityOutput[] {
  if (!isReadable(at)) return [];
  const options = { help: helpOf(at), section: sectionOf(at), parameter: at.property.identifier };
  const type = pinTypeOf(at.property);
  const pin = at.property.type === "event" ? eventOutput(at.path, type, options) : valueOutput(at.path, type, options);
  return [{ pin, at, verb: "value" }];
}

function verbOutputs(at: PropertyPath): readonly EntityOutput[] {
  if (!isReadable(at)) return [];
  const { path, property } = at;
  const section = sectionOf(at);
  const event = (verb: OutputVerb, name: string, help: string, word?: string | number): EntityOutput => ({
    pin: eventOutput(`${path}.${name}`, nothingPin, { help, section }),
    at,
    verb,
    ...(word !== undefined && { word }),
  });
  switch (property.type) {
    case "boolean":
      return [
        event("on", "on", `Fires when ${property.label} becomes on.`),
        event("off", "off", `Fires when ${property.label} becomes off.`),
      ];
    case "choice":
      return property.words.map((word) => event("word", String(word), `Fires when ${property.label} becomes ${word}.`, word));
    case "event":
      // "recall_*" stands for words that cannot be listed: a pin of that name would never fire.
      return property.words.filter((word) => !word.includes("*")).map((word) => event("word", word, `Fires on ${word}.`, word));
    case "number": {
      if (range(at) === undefined) return [];
      const options = { help: `${property.label} on a scale from 0 to 1.`, section, parameter: property.identifier };
      return [{ pin: valueOutput(`${path}.normalized`, share, options), at, verb: "normalized" }];
    }
    default:
      return [];
  }
}

/** What every device and group has besides its properties. */
export const commonPins: Pins = {
  inputs: [
    eventInput("scene", { type: "number", min: 0, max: 255, step: 1 }, { help: "Recalls the scene with this number.", later: true }),
    eventInput("send", recordPin, { help: "Sends these keys as they are, with the next message: transition, effects.", later: true }),
  ],
  outputs: [
    valueOutput(
      "availability",
      { type: "choice", words: ["online", "offline", "unknown"] },
      { help: "Whether Zigbee2MQTT can reach it.", parameter: "availability" },
    ),
  ],
};

/** The pins of a device or group as its node shows them. */
export function pinsOfEntity(entity: EntityDescription): Pins {
  const { inputs, outputs } = entityPins(entity);
  const taken = (name: string): boolean => inputs.has(name) || outputs.has(name);
  return {
    inputs: [...[...inputs.values()].map((entry) => entry.pin), ...commonPins.inputs.filter((pin) => !inputs.has(pin.name))],
    outputs: [...[...outputs.values()].map((entry) => entry.pin), ...commonPins.outputs.filter((pin) => !taken(pin.name))],
  };
}

/** Pins of a node whose device is not known (yet). */
export const noPins: Pins = { inputs: [], outputs: [] };
