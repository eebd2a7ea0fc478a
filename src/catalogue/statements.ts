import { arrow, binary, binding, constant, isEqual, isNotUndefined, literal, nameOf, negate, when } from "../ir/build.ts";
import type { Expression } from "../ir/expression.ts";
import type { Statement } from "../ir/statement.ts";
import type { Input } from "./emission.ts";

/** What to do when a condition is true, and when it is false. While it is unknown neither happens. */
export function whenTrueOrFalse(
  condition: Input,
  whenTrue: readonly Statement[],
  whenFalse: readonly Statement[] = [],
): readonly Statement[] {
  const { expression, known } = condition;
  if (known) return when(expression, whenTrue, whenFalse);
  const otherwise = when(isEqual(expression, literal(false)), whenFalse);
  return whenTrue.length === 0 ? otherwise : when(expression, whenTrue, otherwise);
}

/** What to do when a condition is false; nothing while it is unknown. */
export function whenFalse(condition: Input, statements: readonly Statement[]): readonly Statement[] {
  return when(condition.known ? negate(condition.expression) : isEqual(condition.expression, literal(false)), statements);
}

/** An input as a helper's setting: the value where it is written, else a function that reads it when the helper needs it. */
export function settingArgument({ expression, known }: Input): Expression {
  if (known) return expression;
  const isBareCall = expression.type === "call" && expression.callee.type === "name" && expression.arguments.length === 0;
  return isBareCall ? expression.callee : arrow([], expression);
}

/** Further inputs of something that happens: read first, and nothing happens while one of them is unknown. */
export function withKnown(
  inputs: readonly { readonly input: Input; readonly hint: string }[],
  body: (known: readonly Expression[]) => readonly Statement[],
): readonly Statement[] {
  const read = inputs.map(({ input, hint }) => ({ ...input, name: input.known ? undefined : binding(hint) }));
  const unknown = read.flatMap(({ name, expression }) => (name === undefined ? [] : [{ name, expression }]));
  const statements = body(read.map(({ name, expression }) => (name === undefined ? expression : nameOf(name))));
  const [first, ...others] = unknown.map(({ name }) => isNotUndefined(nameOf(name)));
  if (first === undefined || statements.length === 0) return statements;
  const condition = others.reduce((all, one) => binary("&&", all, one), first);
  return [...unknown.map(({ name, expression }) => constant(name, expression)), ...when(condition, statements)];
}
