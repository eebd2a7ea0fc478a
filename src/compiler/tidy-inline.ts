import type { Binding, Expression } from "../ir/expression.ts";
import type { Statement } from "../ir/statement.ts";
import { textLength } from "../ir/text-length.ts";
import { rewriteBlock } from "../ir/transform.ts";
import { isBlock, type Part, visit } from "../ir/walk.ts";
import type { Assembled } from "./assemble.ts";

/** An expression shorter than this reads better in its place than under a name of its own. */
const longestInlinedExpression = 26;
/** A source of events shorter than this reads better before its `.on(…)`. */
const longestInlinedSource = 60;

/** Writes short expressions that are mentioned once where they are mentioned. */
export function inlineSingleUses(assembled: Assembled): Assembled {
  const mentions = countMentions([...assembled.declarations, ...assembled.functions, ...assembled.listeners]);
  const listened = new Map(assembled.listeners.flatMap((statement) => listenedTo(statement)));
  const expressions = new Map<Binding, Expression>();
  const sources = new Map<Binding, Expression>();
  const comments = new Map<Statement, readonly string[]>();
  for (const statement of assembled.declarations) {
    if (statement.type !== "const" || mentions.get(statement.binding) !== 1) continue;
    const { binding, value, comment } = statement;
    const listener = listened.get(binding);
    if (listener !== undefined && textLength(value) <= longestInlinedSource) {
      sources.set(binding, value);
      if (comment !== undefined) comments.set(listener, comment);
    } else if (
      value.type === "arrow" &&
      !isBlock(value.body) &&
      comment === undefined &&
      textLength(value.body) <= longestInlinedExpression
    ) {
      expressions.set(binding, attributedTo(value.body, statement.node));
    }
  }
  const replaced = (statements: readonly Statement[]): readonly Statement[] =>
    rewriteBlock(statements, { expression: (expression) => replacement(expression, expressions, sources) });
  return {
    ...assembled,
    declarations: replaced(
      assembled.declarations.filter(
        (statement) => statement.type !== "const" || !(expressions.has(statement.binding) || sources.has(statement.binding)),
      ),
    ),
    functions: replaced(assembled.functions),
    listeners: replaced(
      assembled.listeners.map((statement) => {
        const comment = comments.get(statement);
        return comment === undefined ? statement : { ...statement, comment: [...comment, ...(statement.comment ?? [])] };
      }),
    ),
  };
}

function attributedTo(expression: Expression, node: string | undefined): Expression {
  return node === undefined || expression.node !== undefined ? expression : { ...expression, node };
}

function countMentions(parts: readonly Part[]): ReadonlyMap<Binding, number> {
  const counts = new Map<Binding, number>();
  for (const part of parts) {
    visit(part, (inner) => {
      if (inner.type === "name") counts.set(inner.binding, (counts.get(inner.binding) ?? 0) + 1);
    });
  }
  return counts;
}

/** The name before `.on(` of a listener, with the listener. */
function listenedTo(statement: Statement): readonly (readonly [Binding, Statement])[] {
  if (statement.type !== "expression" || statement.expression.type !== "call") return [];
  const { callee } = statement.expression;
  if (callee.type !== "member" || callee.name !== "on" || callee.object.type !== "name") return [];
  return [[callee.object.binding, statement]];
}

function replacement(
  expression: Expression,
  expressions: ReadonlyMap<Binding, Expression>,
  sources: ReadonlyMap<Binding, Expression>,
): Expression {
  if (expression.type === "name") {
    const source = sources.get(expression.binding);
    return source === undefined ? expression : replaceInside(source, expressions, sources);
  }
  if (expression.type === "call" && expression.callee.type === "name" && expression.arguments.length === 0) {
    const inlined = expressions.get(expression.callee.binding);
    return inlined === undefined ? expression : replaceInside(inlined, expressions, sources);
  }
  return expression;
}

function replaceInside(
  expression: Expression,
  expressions: ReadonlyMap<Binding, Expression>,
  sources: ReadonlyMap<Binding, Expression>,
): Expression {
  const [only] = rewriteBlock([{ type: "expression", expression }], { expression: (inner) => replacement(inner, expressions, sources) });
  return only?.type === "expression" ? only.expression : expression;
}
