import { binary } from "../ir/build.ts";
import type { Expression } from "../ir/expression.ts";
import { sameExpression } from "../ir/same-expression.ts";
import type { Statement } from "../ir/statement.ts";
import { rewriteBlock } from "../ir/transform.ts";

type If = Extract<Statement, { type: "if" }>;

/** Joins nested conditions, and conditions that exclude each other; leaves out what is always or never so. */
export function tidyConditions(statements: readonly Statement[]): readonly Statement[] {
  return rewriteBlock(statements, { block: (block) => joinNeighbours(block.flatMap(simplify)).map(joinBranches) });
}

function simplify(statement: Statement): readonly Statement[] {
  if (statement.type !== "if") return [statement];
  const { condition } = statement;
  if (condition.type === "literal") return condition.value === true ? statement.whenTrue : statement.whenFalse;
  return [joinNested(statement)];
}

/** `if (a) { if (b) … }` is `if (a && b) …`. */
function joinNested(outer: If): If {
  const [inner] = outer.whenTrue;
  if (outer.whenTrue.length !== 1 || outer.whenFalse.length > 0 || inner?.type !== "if" || inner.whenFalse.length > 0) return outer;
  const comment = [...(outer.comment ?? []), ...(inner.comment ?? [])];
  const condition = joinConditions(outer.condition, inner.condition);
  const node = outer.node ?? inner.node;
  return {
    type: "if",
    condition,
    whenTrue: inner.whenTrue,
    whenFalse: [],
    ...(node !== undefined && { node }),
    ...(comment.length > 0 && { comment }),
  };
}

/** `if (on) lamp.set(true) else lamp.set(false)` is `lamp.set(on)`. */
function joinBranches(statement: Statement): Statement {
  if (statement.type !== "if" || statement.condition.type !== "name") return statement;
  const { condition } = statement;
  const [whenTrue, ...moreTrue] = statement.whenTrue;
  const [whenFalse, ...moreFalse] = statement.whenFalse;
  if (whenTrue?.type !== "expression" || whenFalse?.type !== "expression" || moreTrue.length + moreFalse.length > 0) return statement;
  if (whenTrue.comment !== undefined || whenFalse.comment !== undefined) return statement;
  const expression = combine(whenTrue.expression, whenFalse.expression, condition);
  if (expression === undefined) return statement;
  return { ...whenTrue, ...(statement.comment !== undefined && { comment: statement.comment }), expression };
}

function isLiteral(expression: Expression, value: boolean): boolean {
  return expression.type === "literal" && expression.value === value;
}

/** A call of one argument that is true in one and false in the other, with the condition as its argument. */
function combine(whenTrue: Expression, whenFalse: Expression, condition: Expression): Expression | undefined {
  if (whenTrue.type !== "call" || whenFalse.type !== "call" || !sameExpression(whenTrue.callee, whenFalse.callee)) return undefined;
  const [argument, ...others] = whenTrue.arguments;
  const [opposite] = whenFalse.arguments;
  if (argument === undefined || opposite === undefined || others.length > 0 || whenFalse.arguments.length > 1) return undefined;
  const isSwitched = isLiteral(argument, true) && isLiteral(opposite, false);
  return isSwitched ? { ...whenTrue, arguments: [condition] } : undefined;
}

/** What is at hand is asked first: the listener's own parameter before anything that has to be computed. */
function joinConditions(outer: Expression, inner: Expression): Expression {
  return isPlain(inner) && !isPlain(outer) ? binary("&&", inner, outer) : binary("&&", outer, inner);
}

function isPlain(expression: Expression): boolean {
  return expression.type === "name" || (expression.type === "not" && expression.operand.type === "name");
}

/** `if (on) …` followed by `if (!on) …` is `if (on) … else …`, and two in a row on the same name are one. */
function joinNeighbours(block: readonly Statement[]): readonly Statement[] {
  const joined: Statement[] = [];
  for (const statement of block) {
    const previous = joined.at(-1);
    const merged = previous?.type === "if" && statement.type === "if" ? joinPair(previous, statement) : undefined;
    if (merged === undefined) joined.push(statement);
    else joined[joined.length - 1] = merged;
  }
  return joined;
}

function joinPair(first: If, second: If): If | undefined {
  if (second.comment !== undefined) return undefined;
  const one = plainName(first.condition);
  const other = plainName(second.condition);
  if (one === undefined || other === undefined || one.name !== other.name) return undefined;
  const [firstTrue, firstFalse] = one.negated ? [first.whenFalse, first.whenTrue] : [first.whenTrue, first.whenFalse];
  const [secondTrue, secondFalse] = other.negated ? [second.whenFalse, second.whenTrue] : [second.whenTrue, second.whenFalse];
  const whenTrue = [...firstTrue, ...secondTrue];
  const whenFalse = [...firstFalse, ...secondFalse];
  const positive = one.negated ? undefined : first.condition;
  const condition = positive ?? (first.condition.type === "not" ? first.condition.operand : first.condition);
  if (whenTrue.length === 0) return { ...first, condition: { type: "not", operand: condition }, whenTrue: whenFalse, whenFalse: [] };
  return { ...first, condition, whenTrue, whenFalse };
}

function plainName(condition: Expression): { readonly name: object; readonly negated: boolean } | undefined {
  if (condition.type === "name") return { name: condition.binding, negated: false };
  if (condition.type === "not" && condition.operand.type === "name") return { name: condition.operand.binding, negated: true };
  return undefined;
}
