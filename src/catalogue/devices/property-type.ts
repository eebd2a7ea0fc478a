import { anyPin, booleanPin, type PinType, textPin } from "../../model/pin-type.ts";
import type { PropertyDescription } from "../../z2m/description.ts";

/** What a property's pins carry. */
export function pinTypeOf(property: PropertyDescription): PinType {
  switch (property.type) {
    case "boolean":
      return booleanPin;
    case "number": {
      const { unit, min, max, step } = property;
      return { type: "number", unit, min, max, step };
    }
    case "choice":
      return { type: "choice", words: property.words };
    case "event":
      // "recall_*" stands for words that cannot be listed.
      return {
        type: "choice",
        words: property.words,
        open: property.open === true || property.words.length === 0 || property.words.some(isPattern),
      };
    case "text":
      return textPin;
    case "list":
      return { type: "list", item: property.item === undefined ? anyPin : pinTypeOf(property.item) };
    case "record":
      return { type: "record", fields: property.fields.map((field) => ({ name: field.identifier, type: pinTypeOf(field) })) };
    case "unknown":
      return { type: "any", some: true };
  }
}

function isPattern(word: string): boolean {
  return word.includes("*");
}
