import { binding, nameOf } from "../ir/build.ts";
import type { Binding, Expression } from "../ir/expression.ts";
import { sameExpression } from "../ir/same-expression.ts";
import type { Statement } from "../ir/statement.ts";
import { rewriteBlock } from "../ir/transform.ts";
import { visit } from "../ir/walk.ts";
import type { Assembled } from "./assemble.ts";

type Const = Extract<Statement, { type: "const" }>;

/**
 * Several nodes may stand for the same devices: the ones that are on, the ones that go off. In the program they are one list,
 * called after what is in it: "lights".
 */
export function joinLists(assembled: Assembled): Assembled {
  const groups: Const[][] = [];
  for (const statement of assembled.declarations) {
    if (statement.type !== "const" || !isListOfNames(statement.value)) continue;
    const same = groups.find(([first]) => first !== undefined && sameExpression(first.value, statement.value));
    if (same === undefined) groups.push([statement]);
    else same.push(statement);
  }
  const repeated = groups.filter((group) => group.length > 1);
  if (repeated.length === 0) return assembled;
  const statements = [...assembled.declarations, ...assembled.functions, ...assembled.listeners];
  const joined = new Map<Binding, Binding>();
  const lists = new Map<Statement, Statement | undefined>();
  for (const group of repeated) {
    const list = binding(nameFor(group, statements));
    for (const [index, member] of group.entries()) {
      joined.set(member.binding, list);
      lists.set(member, index === 0 ? { type: "const", binding: list, value: member.value } : undefined);
    }
  }
  const rewrite = (block: readonly Statement[]): readonly Statement[] =>
    rewriteBlock(block, { expression: (expression) => renamed(expression, joined) });
  return {
    roles: assembled.roles,
    declarations: rewrite(
      assembled.declarations.flatMap((statement) => (lists.has(statement) ? (lists.get(statement) ?? []) : [statement])),
    ),
    functions: rewrite(assembled.functions),
    listeners: rewrite(assembled.listeners),
  };
}

function isListOfNames(value: Expression): boolean {
  return value.type === "array" && value.items.length > 0 && value.items.every(({ type }) => type === "name");
}

/** What a loop calls one of them, in the plural. */
function nameFor(group: readonly Const[], statements: readonly Statement[]): string {
  const names = new Set(group.map((member) => member.binding));
  let item: string | undefined;
  for (const statement of statements) {
    visit(statement, (part) => {
      if (part.type === "for-of" && part.items.type === "name" && names.has(part.items.binding)) item ??= part.binding.hint;
    });
  }
  return item === undefined ? (group[0]?.binding.hint ?? "devices") : `${item}s`;
}

function renamed(expression: Expression, joined: ReadonlyMap<Binding, Binding>): Expression {
  const list = expression.type === "name" ? joined.get(expression.binding) : undefined;
  return list === undefined ? expression : { ...expression, ...nameOf(list) };
}
