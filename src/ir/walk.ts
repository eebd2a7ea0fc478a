import type { Expression } from "./expression.ts";
import type { Statement } from "./statement.ts";

export type Part = Expression | Statement;

export function isBlock(body: Expression | readonly Statement[]): body is readonly Statement[] {
  return Array.isArray(body);
}

/** Everything directly inside an expression or statement, in printed order. */
export function partsOf(part: Part): readonly Part[] {
  switch (part.type) {
    case "literal":
    case "undefined":
    case "null":
    case "name":
    case "import":
    case "external":
    case "source":
    case "blank":
      return [];
    case "member":
      return [part.object];
    case "call":
      return [part.callee, ...part.arguments];
    case "array":
      return part.items;
    case "object":
      return part.entries.map((entry) => entry.value);
    case "spread":
    case "not":
      return [part.operand];
    case "arrow":
      return isBlock(part.body) ? part.body : [part.body];
    case "binary":
      return [part.left, part.right];
    case "conditional":
      return [part.condition, part.whenTrue, part.whenFalse];
    case "const":
      return [part.value];
    case "expression":
      return [part.expression];
    case "if":
      return [part.condition, ...part.whenTrue, ...part.whenFalse];
    case "switch":
      return [part.subject, ...part.cases.flatMap((one) => one.body), ...part.otherwise];
    case "for-of":
      return [part.items, ...part.body];
    case "function":
      return part.body;
    case "return":
      return part.value === undefined ? [] : [part.value];
  }
}

/** Calls for a part and everything inside it, outer before inner, in printed order. */
export function visit(part: Part, visitor: (part: Part) => void): void {
  visitor(part);
  for (const inner of partsOf(part)) visit(inner, visitor);
}
