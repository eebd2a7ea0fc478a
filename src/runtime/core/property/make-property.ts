import { assertNever } from "../../../base/assert-never.ts";
import type { PropertyDescription } from "../../../z2m/description.ts";
import { BooleanNode } from "./boolean-property.ts";
import { EventNode } from "./event-property.ts";
import { NumberNode } from "./number-property.ts";
import { ChoiceNode, ListNode, TextNode, UnknownNode } from "./plain-properties.ts";
import type { PropertyOwner } from "./property-owner.ts";
import { RecordNode } from "./record-property.ts";

export type PropertyObject = BooleanNode | NumberNode | ChoiceNode | TextNode | ListNode | UnknownNode | RecordNode | EventNode;

/** The property object for an expose. */
export function makeProperty(owner: PropertyOwner, description: PropertyDescription): PropertyObject {
  switch (description.type) {
    case "boolean":
      return new BooleanNode(owner, description);
    case "number":
      return new NumberNode(owner, description);
    case "choice":
      return new ChoiceNode(owner, description);
    case "event":
      return new EventNode(owner, description);
    case "text":
      return new TextNode(owner, description);
    case "list":
      return new ListNode(owner, description);
    case "record":
      return new RecordNode(owner, description, makeProperty);
    case "unknown":
      return new UnknownNode(owner, description);
    default:
      return assertNever(description, "property type");
  }
}
