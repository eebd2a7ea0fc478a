import type { Expression } from "./expression.ts";

/** Whether two expressions say the same. Functions and source text never do: telling would take more than it is worth. */
export function sameExpression(one: Expression, other: Expression): boolean {
  const same = (a: Expression, b: Expression | undefined): boolean => b !== undefined && sameExpression(a, b);
  switch (one.type) {
    case "undefined":
    case "null":
      return other.type === one.type;
    case "literal":
      return other.type === "literal" && one.value === other.value;
    case "name":
      return other.type === "name" && one.binding === other.binding;
    case "import":
      return other.type === "import" && one.name === other.name;
    case "external":
      return other.type === "external" && one.module === other.module && one.name === other.name;
    case "member":
      return other.type === "member" && one.name === other.name && same(one.object, other.object);
    case "not":
    case "spread":
      return other.type === one.type && same(one.operand, other.operand);
    case "array":
      return (
        other.type === "array" && one.items.length === other.items.length && one.items.every((item, at) => same(item, other.items[at]))
      );
    case "binary":
      return other.type === "binary" && one.operator === other.operator && same(one.left, other.left) && same(one.right, other.right);
    case "call":
      return (
        other.type === "call" &&
        one.typeArguments.length + other.typeArguments.length === 0 &&
        one.arguments.length === other.arguments.length &&
        same(one.callee, other.callee) &&
        one.arguments.every((argument, at) => same(argument, other.arguments[at]))
      );
    default:
      return false;
  }
}
