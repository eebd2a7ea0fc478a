import type { ArrowExpression, Binding, Expression } from "../ir/expression.ts";
import type { Statement } from "../ir/statement.ts";
import { textLength } from "../ir/text-length.ts";
import { rewriteBlock, rewriteStatement } from "../ir/transform.ts";
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
  const comments = new Map<Statement, readonly string[]>();
  const inlined: Inlined = { expressions: new Map(), sources: new Map() };
  const rewriter = { expression: (expression: Expression) => replacement(expression, inlined) };
  const declarations: Statement[] = [];
  // Declarations come after what they mention, so what is inlined has all that is inlined into it.
  for (const declaration of assembled.declarations) {
    const statement = rewriteStatement(declaration, rewriter);
    if (statement.type !== "const" || mentions.get(statement.binding) !== 1) {
      declarations.push(statement);
      continue;
    }
    const { binding, value, comment, node } = statement;
    const listener = listened.get(binding);
    if (listener !== undefined && textLength(value) <= longestInlinedSource) {
      inlined.sources.set(binding, value);
      if (comment !== undefined) comments.set(listener, comment);
    } else if (comment === undefined && isShortArrow(value)) {
      inlined.expressions.set(binding, { ...value, body: attributedTo(value.body, node) });
    } else declarations.push(statement);
  }
  return {
    ...assembled,
    declarations,
    functions: rewriteBlock(assembled.functions, rewriter),
    listeners: rewriteBlock(
      assembled.listeners.map((statement) => {
        const comment = comments.get(statement);
        return comment === undefined ? statement : { ...statement, comment: [...comment, ...(statement.comment ?? [])] };
      }),
      rewriter,
    ),
  };
}

/** What is written instead of a name: functions, whose calls become what they give back, and sources of events. */
interface Inlined {
  readonly expressions: Map<Binding, Expression>;
  readonly sources: Map<Binding, Expression>;
}

function isShortArrow(value: Expression): value is ArrowExpression & { readonly body: Expression } {
  return value.type === "arrow" && !isBlock(value.body) && textLength(value.body) <= longestInlinedExpression;
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

function replacement(expression: Expression, { expressions, sources }: Inlined): Expression {
  // Inside out: a name becomes its function, then the call of that function becomes what it gives back.
  if (expression.type === "name") return sources.get(expression.binding) ?? expressions.get(expression.binding) ?? expression;
  if (expression.type !== "call" || expression.callee.type !== "arrow" || expression.arguments.length > 0) return expression;
  return isBlock(expression.callee.body) ? expression : expression.callee.body;
}
