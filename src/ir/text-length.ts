import type { Expression } from "./expression.ts";
import { isBlock, partsOf } from "./walk.ts";

/** About how many characters an expression takes on one line; names are not settled yet, so by their hints. */
export function textLength(expression: Expression): number {
  const inner = expression.type === "arrow" && isBlock(expression.body) ? 1_000 : 0;
  let length = inner + ownLength(expression);
  for (const part of partsOf(expression)) {
    if (part.type === "const" || part.type === "if" || part.type === "switch" || part.type === "for-of") return 1_000;
    if (part.type === "function" || part.type === "return" || part.type === "blank" || part.type === "expression") return 1_000;
    length += textLength(part);
  }
  return length;
}

function ownLength(expression: Expression): number {
  switch (expression.type) {
    case "literal":
      return JSON.stringify(expression.value).length;
    case "undefined":
      return 9;
    case "null":
      return 4;
    case "name":
      return expression.binding.hint.length;
    case "import":
    case "external":
      return expression.name.length;
    case "member":
      return expression.name.length + 1;
    case "call":
      return 2 + 2 * Math.max(0, expression.arguments.length - 1);
    case "array":
      return 2 + 2 * Math.max(0, expression.items.length - 1);
    case "object":
      return expression.entries.reduce((sum, entry) => sum + entry.key.length + 4, 2);
    case "spread":
      return 3;
    case "arrow":
      return 6 + expression.parameters.reduce((sum, parameter) => sum + parameter.binding.hint.length, 0);
    case "not":
      return 1;
    case "binary":
      return expression.operator.length + 2;
    case "conditional":
      return 6;
    case "source":
      return expression.lines.reduce((sum, line) => sum + line.length, 0);
  }
}
