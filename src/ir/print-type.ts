import { assertNever } from "../base/assert-never.ts";
import { encodeKey, encodeString } from "./encode.ts";
import { ifBroken, join, type Layout, line } from "./layout.ts";
import type { TypeExpression } from "./type-expression.ts";

/** The text of a type. */
export function printType(type: TypeExpression): string {
  switch (type.type) {
    case "keyword":
      return type.name;
    case "import":
      return type.arguments === undefined ? type.name : `${type.name}<${type.arguments.map(printType).join(", ")}>`;
    case "home":
      return type.name;
    case "literal":
      return typeof type.value === "string" ? encodeString(type.value) : String(type.value);
    case "union":
      return type.members.map(printType).join(" | ");
    case "list":
      return `readonly ${type.item.type === "union" ? `(${printType(type.item)})` : printType(type.item)}[]`;
    case "record":
      return type.fields.length === 0
        ? "{}"
        : `{ ${type.fields.map((field) => `readonly ${encodeKey(field.key)}?: ${printType(field.type)}`).join("; ")} }`;
    default:
      return assertNever(type, "type");
  }
}

/** A type that may be broken into lines: a union one word a line. */
export function layoutType(type: TypeExpression): Layout {
  if (type.type !== "union") return printType(type);
  return [ifBroken("| "), join([line, "| "], type.members.map(printType))];
}
