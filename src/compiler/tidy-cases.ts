import { binary, isEqual, literal } from "../ir/build.ts";
import { sameExpression } from "../ir/same-expression.ts";
import type { Statement, SwitchCase } from "../ir/statement.ts";
import { rewriteBlock } from "../ir/transform.ts";

/** More words than this read better one below the other. */
const wordsOnALine = 2;

/** Puts the words of a switch together at which the same happens; a single case of few words is an `if`. */
export function joinCases(statements: readonly Statement[]): readonly Statement[] {
  return rewriteBlock(statements, { block: (block) => block.map(joinedSwitch) });
}

function joinedSwitch(statement: Statement): Statement {
  if (statement.type !== "switch") return statement;
  const cases: SwitchCase[] = [];
  for (const one of statement.cases) {
    const at = cases.findIndex(({ body }) => sameBody(body, one.body));
    const alike = cases[at];
    if (alike === undefined) cases.push(one);
    else cases[at] = { ...alike, labels: [...alike.labels, ...one.labels] };
  }
  return asCondition({ ...statement, cases });
}

function asCondition(statement: Extract<Statement, { type: "switch" }>): Statement {
  const { type: _switch, subject, cases, otherwise, ...rest } = statement;
  const [only, ...more] = cases;
  // What is computed would be computed once for each word.
  if (only === undefined || more.length + otherwise.length > 0 || only.labels.length > wordsOnALine || subject.type !== "name")
    return statement;
  const [first, ...others] = only.labels.map((label) => isEqual(subject, literal(label)));
  if (first === undefined) return statement;
  const condition = others.reduce((either, one) => binary("||", either, one), first);
  return { ...rest, type: "if", condition, whenTrue: only.body, whenFalse: [] };
}

function sameBody(one: readonly Statement[], other: readonly Statement[]): boolean {
  return one.length > 0 && one.length === other.length && one.every((statement, index) => sameStatement(statement, other[index]));
}

function sameStatement(one: Statement, other: Statement | undefined): boolean {
  if (one.type !== "expression" || other?.type !== "expression") return false;
  return one.comment === undefined && other.comment === undefined && sameExpression(one.expression, other.expression);
}
