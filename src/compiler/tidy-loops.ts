import { nameOf } from "../ir/build.ts";
import type { Expression } from "../ir/expression.ts";
import type { Statement } from "../ir/statement.ts";
import { rewriteBlock } from "../ir/transform.ts";

type Loop = Extract<Statement, { type: "for-of" }>;

/** Loops in a row over the same devices are one loop. */
export function joinLoops(statements: readonly Statement[]): readonly Statement[] {
  return rewriteBlock(statements, { block: joinNeighbours });
}

function joinNeighbours(block: readonly Statement[]): readonly Statement[] {
  const joined: Statement[] = [];
  for (const statement of block) {
    const previous = joined.at(-1);
    if (previous?.type === "for-of" && statement.type === "for-of" && statement.comment === undefined && sameItems(previous, statement)) {
      joined[joined.length - 1] = { ...previous, body: [...previous.body, ...renamed(statement, previous)] };
    } else joined.push(statement);
  }
  return joined;
}

/** The same list by name, or the same question to the home. Both give the same devices within one turn. */
function sameItems(one: Loop, other: Loop): boolean {
  return sameExpression(one.items, other.items);
}

function sameExpression(one: Expression, other: Expression): boolean {
  if (one.type === "name" && other.type === "name") return one.binding === other.binding;
  if (one.type === "member" && other.type === "member") return one.name === other.name && sameExpression(one.object, other.object);
  if (one.type === "literal" && other.type === "literal") return one.value === other.value;
  if (one.type !== "call" || other.type !== "call" || one.arguments.length !== other.arguments.length) return false;
  const sameArguments = one.arguments.every((argument, index) => {
    const counterpart = other.arguments[index];
    return counterpart !== undefined && sameExpression(argument, counterpart);
  });
  return sameArguments && sameExpression(one.callee, other.callee);
}

function renamed({ binding, body }: Loop, into: Loop): readonly Statement[] {
  return rewriteBlock(body, {
    expression: (expression) => (expression.type === "name" && expression.binding === binding ? nameOf(into.binding) : expression),
  });
}
