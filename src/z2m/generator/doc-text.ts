import { assertNever } from "../../base/assert-never.ts";
import { encodeComment } from "../../ir/encode.ts";
import type { Access, BooleanDescription, NumberDescription, PropertyDescription } from "../description.ts";

/** A comment over a member or a type: one line where one will do. Facts are set apart by a dot. */
export function docComment(lines: readonly string[], indentation: string): readonly string[] {
  const encoded = lines.map(encodeComment).filter((line) => line !== "");
  if (encoded.length === 0) return [];
  if (encoded.length === 1) return [`${indentation}/** ${encoded.join("")} */`];
  return [`${indentation}/**`, ...encoded.map((line) => `${indentation} * ${line}`), `${indentation} */`];
}

export function joinFacts(facts: readonly (string | undefined)[]): string {
  return facts.filter((fact) => fact !== undefined && fact.trim() !== "").join(" · ");
}

/** What the type of a property does not say: meaning, unit, range, words on the wire, and what may be done with it. */
export function propertyDoc(property: PropertyDescription): string {
  return joinFacts([
    property.description?.slice(0, longestDescription) ?? property.label.slice(0, longestDescription),
    property.endpoint === undefined ? undefined : `endpoint ${property.endpoint}`,
    factsOf(property),
    property.type === "event" ? undefined : accessWords(property.access),
  ]);
}

/** Some definitions carry a manual. */
const longestDescription = 600;

function factsOf(property: PropertyDescription): string | undefined {
  switch (property.type) {
    case "boolean":
      return wireWords(property);
    case "number":
      return joinFacts([rangeOf(property), presetsOf(property)]);
    case "list":
      return lengthOf(property.minLength, property.maxLength);
    case "unknown":
      return property.exposeType === "" ? "no type given" : `type "${property.exposeType}"`;
    case "choice":
    case "event":
    case "text":
    case "record":
      return undefined;
    default:
      return assertNever(property, "property type");
  }
}

function wireWords({ on, off }: BooleanDescription): string | undefined {
  return on === true && off === false ? undefined : `true is ${JSON.stringify(on)}, false is ${JSON.stringify(off)}`;
}

function rangeOf({ min, max, step, unit }: NumberDescription): string | undefined {
  const range =
    min === undefined ? (max === undefined ? undefined : `at most ${max}`) : max === undefined ? `at least ${min}` : `${min}…${max}`;
  const inSteps = step === undefined ? undefined : `in steps of ${step}`;
  const words = [range, unit, inSteps].filter((word) => word !== undefined);
  return words.length === 0 ? undefined : words.join(" ");
}

function presetsOf({ presets }: NumberDescription): string | undefined {
  if (presets.length === 0) return undefined;
  return presets.map(({ name, value }) => (String(value) === name ? name : `${name} ${value}`)).join(", ");
}

function lengthOf(min: number | undefined, max: number | undefined): string | undefined {
  if (min === undefined) return max === undefined ? undefined : `at most ${max} items`;
  return max === undefined ? `at least ${min} items` : min === max ? `${min} items` : `${min}…${max} items`;
}

function accessWords({ published, settable, gettable }: Access): string {
  const words = [published ? "read" : undefined, settable ? "set" : undefined, gettable ? "query" : undefined].filter(
    (word) => word !== undefined,
  );
  return words.length === 1 ? `${words.join("")} only` : words.join(", ");
}
