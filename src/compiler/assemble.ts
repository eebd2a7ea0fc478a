import { blankLine, constant, perform } from "../ir/build.ts";
import type { Binding } from "../ir/expression.ts";
import type { Statement } from "../ir/statement.ts";
import { type Part, visit } from "../ir/walk.ts";
import { compareText } from "./graph.ts";
import type { Declaration, LoweredFlow } from "./lowered-flow.ts";

/** The parts of a flow's function in their order: roles, declarations, local functions, listeners. */
export interface Assembled {
  readonly roles: readonly Statement[];
  readonly declarations: readonly Statement[];
  readonly functions: readonly Statement[];
  readonly listeners: readonly Statement[];
}

/**
 * Puts declarations before what mentions them, ties by node id; leaves out what nothing mentions. Roles come in the order in
 * which the text first mentions them. Nothing of this depends on the order in the file.
 */
export function assemble({ roles, declarations, functions, listeners, actors }: LoweredFlow): Assembled {
  const acting = [...declarations.values()].filter(({ binding }) => actors.has(binding));
  const rest = [...functions, ...listeners, ...acting.map(({ value }) => value)];
  const mentions = mentioned(rest, declarations);
  const needed = new Set([...mentions, ...acting]);
  const ordered: Declaration[] = [];
  const visited = new Set<Binding>();
  function place(declaration: Declaration): void {
    if (visited.has(declaration.binding)) return;
    visited.add(declaration.binding);
    for (const dependency of byKey(directlyMentioned(declaration.value, declarations))) place(dependency);
    ordered.push(declaration);
  }
  for (const declaration of byKey([...needed])) place(declaration);

  const declared = ordered.map((declaration) => (mentions.has(declaration) ? declare(declaration) : performOnly(declaration)));
  const roleDeclarations = new Map([...roles.values()].map((role) => [role.binding, role]));
  const usedRoles = [...mentioned([...declared, ...functions, ...listeners], roleDeclarations)];
  return { roles: usedRoles.map(declare), declarations: declared, functions, listeners };
}

function declare({ binding, value, node, comment }: Declaration): Statement {
  return { ...constant(binding, value), ...(node !== undefined && { node }), ...(comment.length > 0 && { comment }) };
}

/** A call whose result nobody wants. */
function performOnly({ value, node, comment }: Declaration): Statement {
  return { ...perform(value), ...(node !== undefined && { node }), ...(comment.length > 0 && { comment }) };
}

/** The declarations that these parts mention, directly or through each other, in the order of the text. */
function mentioned(parts: readonly Part[], declarations: ReadonlyMap<Binding, Declaration>): ReadonlySet<Declaration> {
  const found = new Set<Declaration>();
  const waiting: Part[] = [...parts].reverse();
  for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
    const next = directlyMentioned(part, declarations).filter((declaration) => !found.has(declaration));
    for (const declaration of next) found.add(declaration);
    waiting.push(...next.map((declaration) => declaration.value).reverse());
  }
  return found;
}

function directlyMentioned(part: Part, declarations: ReadonlyMap<Binding, Declaration>): readonly Declaration[] {
  const found: Declaration[] = [];
  visit(part, (inner) => {
    const declaration = inner.type === "name" ? declarations.get(inner.binding) : undefined;
    if (declaration !== undefined && !found.includes(declaration)) found.push(declaration);
  });
  return found;
}

function byKey(declarations: readonly Declaration[]): readonly Declaration[] {
  return declarations.length < 2 ? declarations : declarations.toSorted((one, other) => compareText(one.key, other.key));
}

/** The body of the flow's function: sections apart by blank lines, listeners too. */
export function bodyOf({ roles, declarations, functions, listeners }: Assembled): readonly Statement[] {
  const sections: readonly (readonly Statement[])[] = [
    roles,
    declarations,
    ...functions.map((statement) => [statement]),
    ...listeners.map((statement) => [statement]),
  ].filter((section) => section.length > 0);
  return sections.flatMap((section, index) => (index === 0 ? section : [blankLine, ...section]));
}
