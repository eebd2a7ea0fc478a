import type { Binding, Expression } from "../ir/expression.ts";
import type { Statement } from "../ir/statement.ts";
import { rewriteBlock } from "../ir/transform.ts";
import { type Part, visit } from "../ir/walk.ts";

type Const = Extract<Statement, { type: "const" }>;
type If = Extract<Statement, { type: "if" }>;

/**
 * A question that the unknown answers with no needs no test for it: `const word = w(); if (word !== undefined) switch (word) …`
 * without a default is `switch (w()) …`, and what is done only if a value is true or equal to something is done by that `if`.
 */
export function dropNeedlessTests(statements: readonly Statement[]): readonly Statement[] {
  return rewriteBlock(statements, { block: dropInBlock });
}

function dropInBlock(block: readonly Statement[]): readonly Statement[] {
  const kept: Statement[] = [];
  for (const [index, statement] of block.entries()) {
    const previous = kept.at(-1);
    const isTested = previous?.type === "const" && statement.type === "if";
    const replacement = isTested ? replacementFor(previous, statement, block.slice(index + 1)) : undefined;
    if (replacement === undefined) kept.push(statement);
    else kept[kept.length - 1] = replacement;
  }
  return kept;
}

/** What a constant and the test of it become; undefined where both are needed. */
function replacementFor({ binding, value, comment }: Const, test: If, rest: readonly Statement[]): Statement | undefined {
  if (comment !== undefined || test.whenFalse.length > 0 || !isTestOf(test.condition, binding)) return undefined;
  const [only, ...others] = test.whenTrue;
  if (only === undefined || others.length > 0 || mentions([only, ...rest], binding) !== 1) return undefined;
  const kept = test.comment === undefined ? only : { ...only, comment: [...test.comment, ...(only.comment ?? [])] };
  if (kept.type === "switch" && isName(kept.subject, binding) && kept.otherwise.length === 0) return { ...kept, subject: value };
  if (kept.type !== "if" || kept.whenFalse.length > 0) return undefined;
  const condition = withValue(kept.condition, binding, value);
  return condition === undefined ? undefined : { ...kept, condition };
}

function isTestOf(condition: Expression, binding: Binding): boolean {
  return (
    condition.type === "binary" && condition.operator === "!==" && isName(condition.left, binding) && condition.right.type === "undefined"
  );
}

/** The condition about the value itself: `value`, or `value === "word"`. */
function withValue(condition: Expression, binding: Binding, value: Expression): Expression | undefined {
  if (isName(condition, binding)) return value;
  const isEquality = condition.type === "binary" && condition.operator === "===" && isName(condition.left, binding);
  return isEquality && condition.right.type === "literal" ? { ...condition, left: value } : undefined;
}

function isName(expression: Expression, binding: Binding): boolean {
  return expression.type === "name" && expression.binding === binding;
}

function mentions(parts: readonly Part[], binding: Binding): number {
  let count = 0;
  for (const part of parts) {
    visit(part, (inner) => {
      if (inner.type === "name" && inner.binding === binding) count += 1;
    });
  }
  return count;
}
