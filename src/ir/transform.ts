import type { Expression } from "./expression.ts";
import type { Statement } from "./statement.ts";
import { isBlock } from "./walk.ts";

/** Rebuilds programs from the inside out: parts are replaced before what they are part of. */
export interface Rewriter {
  readonly expression?: (expression: Expression) => Expression;
  /** Replaces a whole block, after everything in it. */
  readonly block?: (statements: readonly Statement[]) => readonly Statement[];
}

export function rewriteBlock(statements: readonly Statement[], rewriter: Rewriter): readonly Statement[] {
  const rewritten = statements.map((statement) => rewriteStatement(statement, rewriter));
  return rewriter.block?.(rewritten) ?? rewritten;
}

export function rewriteStatement(statement: Statement, rewriter: Rewriter): Statement {
  const expression = (inner: Expression): Expression => rewriteExpression(inner, rewriter);
  const block = (inner: readonly Statement[]): readonly Statement[] => rewriteBlock(inner, rewriter);
  switch (statement.type) {
    case "const":
      return { ...statement, value: expression(statement.value) };
    case "expression":
      return { ...statement, expression: expression(statement.expression) };
    case "if":
      return {
        ...statement,
        condition: expression(statement.condition),
        whenTrue: block(statement.whenTrue),
        whenFalse: block(statement.whenFalse),
      };
    case "switch":
      return {
        ...statement,
        subject: expression(statement.subject),
        cases: statement.cases.map((one) => ({ ...one, body: block(one.body) })),
        otherwise: block(statement.otherwise),
      };
    case "for-of":
      return { ...statement, items: expression(statement.items), body: block(statement.body) };
    case "function":
      return { ...statement, body: block(statement.body) };
    case "return":
      return { ...statement, value: statement.value === undefined ? undefined : expression(statement.value) };
    case "blank":
      return statement;
  }
}

export function rewriteExpression(expression: Expression, rewriter: Rewriter): Expression {
  const rewritten = rewriteParts(expression, rewriter);
  return rewriter.expression?.(rewritten) ?? rewritten;
}

function rewriteParts(expression: Expression, rewriter: Rewriter): Expression {
  const inside = (inner: Expression): Expression => rewriteExpression(inner, rewriter);
  switch (expression.type) {
    case "literal":
    case "undefined":
    case "null":
    case "name":
    case "import":
    case "external":
    case "source":
      return expression;
    case "member":
      return { ...expression, object: inside(expression.object) };
    case "call":
      return { ...expression, callee: inside(expression.callee), arguments: expression.arguments.map(inside) };
    case "array":
      return { ...expression, items: expression.items.map(inside) };
    case "object":
      return { ...expression, entries: expression.entries.map(({ key, value }) => ({ key, value: inside(value) })) };
    case "spread":
    case "not":
      return { ...expression, operand: inside(expression.operand) };
    case "arrow":
      return { ...expression, body: isBlock(expression.body) ? rewriteBlock(expression.body, rewriter) : inside(expression.body) };
    case "binary":
      return { ...expression, left: inside(expression.left), right: inside(expression.right) };
    case "conditional":
      return {
        ...expression,
        condition: inside(expression.condition),
        whenTrue: inside(expression.whenTrue),
        whenFalse: inside(expression.whenFalse),
      };
  }
}
