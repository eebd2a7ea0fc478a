import type { Json } from "../../base/json.ts";
import { capabilitiesOf } from "../capabilities.ts";
import type { Capability, DroppedEntry, PropertyDescription } from "../description.ts";
import { describeExposes } from "../exposes/describe-exposes.ts";
import { isJsonArray, readObject, readPath, readWords } from "../read-json.ts";

/** What a `definition` says of all devices of a model. */
export interface Definition {
  readonly model: string | undefined;
  readonly vendor: string | undefined;
  readonly description: string | undefined;
  readonly properties: readonly PropertyDescription[];
  readonly options: readonly PropertyDescription[];
  readonly capabilities: readonly Capability[];
  readonly dropped: readonly DroppedEntry[];
}

const none: Definition = {
  model: undefined,
  vendor: undefined,
  description: undefined,
  properties: [],
  options: [],
  capabilities: [],
  dropped: [],
};

/**
 * Describes definitions, each model's once: the devices of a home are mostly of few models, and what they share they share as
 * the same objects.
 */
export class DefinitionReader {
  readonly #known = new Map<string, { readonly source: Json; readonly definition: Definition }[]>();

  read(source: Json | undefined): Definition {
    if (source === undefined || source === null) return none;
    if (readObject(source) === undefined) return { ...none, dropped: [{ where: "definition", reason: "is not an object" }] };
    const [vendor, model] = [readWords(readPath(source, "vendor")), readWords(readPath(source, "model"))];
    const key = JSON.stringify([vendor, model]);
    const known = this.#known.get(key) ?? [];
    const alike = known.find((entry) => sameJson(entry.source, source));
    if (alike !== undefined) return alike.definition;
    const definition = describe(source, vendor, model);
    // Firmware and options make a few variants of a model; a payload with more is not worth remembering.
    if (known.length < 16) this.#known.set(key, [...known, { source, definition }]);
    return definition;
  }
}

function describe(source: Json, vendor: string | undefined, model: string | undefined): Definition {
  const { properties, dropped } = describeExposes(readPath(source, "exposes"), "definition.exposes");
  const options = describeExposes(readPath(source, "options"), "definition.options");
  return {
    model,
    vendor,
    description: readWords(readPath(source, "description")),
    properties,
    options: options.properties,
    capabilities: capabilitiesOf(properties),
    dropped: [...dropped, ...options.dropped],
  };
}

/** Structural equality. Beyond a depth that no definition has, things count as different. */
function sameJson(a: Json | undefined, b: Json | undefined, depth = 0): boolean {
  if (a === b) return true;
  if (depth > 64 || typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (isJsonArray(a) || isJsonArray(b)) {
    if (!isJsonArray(a) || !isJsonArray(b) || a.length !== b.length) return false;
    return a.every((element, index) => sameJson(element, b[index], depth + 1));
  }
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every((key) => Object.hasOwn(b, key) && sameJson(a[key], b[key], depth + 1));
}
