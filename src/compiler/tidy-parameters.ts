import type { Binding, Expression } from "../ir/expression.ts";
import type { Statement } from "../ir/statement.ts";
import { rewriteBlock } from "../ir/transform.ts";
import { visit } from "../ir/walk.ts";

/** Leaves out parameters of listeners that their bodies do not mention. */
export function dropUnusedParameters(statements: readonly Statement[]): readonly Statement[] {
  const used = new Set<Binding>();
  for (const statement of statements) {
    visit(statement, (part) => {
      if (part.type === "name") used.add(part.binding);
    });
  }
  const withoutUnused = (expression: Expression): Expression => {
    if (expression.type !== "arrow" || expression.parameters.length === 0) return expression;
    const last = expression.parameters.findLastIndex((parameter) => used.has(parameter.binding));
    return { ...expression, parameters: expression.parameters.slice(0, last + 1) };
  };
  return rewriteBlock(statements, { expression: withoutUnused });
}
