import { assertNever } from "../../base/assert-never.ts";
import type { ChoiceDescription, EventDescription, PropertyDescription } from "../description.ts";
import type { SharedTypes } from "./shared-types.ts";
import { wireType } from "./wire-type.ts";
import { unionText, wordTypes } from "./word-union.ts";

/** The type of a property: `SettableNumber & Queryable`, only what the access bits allow. */
export function propertyType(property: PropertyDescription, shared: SharedTypes): string {
  const type = withoutQuery(property, shared);
  return property.access.gettable && property.type !== "event" ? `${type} & Queryable` : type;
}

function withoutQuery(property: PropertyDescription, shared: SharedTypes): string {
  const { settable } = property.access;
  switch (property.type) {
    case "boolean":
      return settable ? "SettableBoolean" : "BooleanProperty";
    case "number":
      return settable ? "SettableNumber" : "NumberProperty";
    case "text":
      return settable ? "SettableText" : "TextProperty";
    case "unknown":
      return settable ? "SettableUnknown" : "UnknownProperty";
    case "choice":
      return `${settable ? "SettableChoice" : "ChoiceProperty"}<${wordsOf(property, shared)}>`;
    case "event":
      return `EventProperty<${property.words.length === 0 ? "string" : wordsOf(property, shared)}>`;
    case "list":
      return `${settable ? "SettableList" : "ListProperty"}<${wireType(property.item)}>`;
    case "record":
      return `${settable ? "SettableRecord" : "RecordProperty"}<${shared.recordName(property)}>`;
    default:
      return assertNever(property, "property type");
  }
}

function wordsOf(property: ChoiceDescription | EventDescription, shared: SharedTypes): string {
  const words = wordTypes(property);
  return shared.unionName(property, words) ?? unionText(words, "  ");
}
