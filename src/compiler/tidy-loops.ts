import { nameOf } from "../ir/build.ts";
import { sameExpression } from "../ir/same-expression.ts";
import type { Statement } from "../ir/statement.ts";
import { rewriteBlock } from "../ir/transform.ts";

type Loop = Extract<Statement, { type: "for-of" }>;

/** Loops in a row over the same list, or the same question to the home, are one loop: within a turn the answer is the same. */
export function joinLoops(statements: readonly Statement[]): readonly Statement[] {
  return rewriteBlock(statements, { block: joinNeighbours });
}

function joinNeighbours(block: readonly Statement[]): readonly Statement[] {
  const joined: Statement[] = [];
  for (const statement of block) {
    const previous = joined.at(-1);
    if (
      previous?.type === "for-of" &&
      statement.type === "for-of" &&
      statement.comment === undefined &&
      sameExpression(previous.items, statement.items)
    ) {
      joined[joined.length - 1] = { ...previous, body: [...previous.body, ...renamed(statement, previous)] };
    } else joined.push(statement);
  }
  return joined;
}

function renamed({ binding, body }: Loop, into: Loop): readonly Statement[] {
  return rewriteBlock(body, {
    expression: (expression) => (expression.type === "name" && expression.binding === binding ? nameOf(into.binding) : expression),
  });
}
