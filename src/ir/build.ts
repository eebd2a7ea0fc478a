import type {
  ArrowExpression,
  BinaryOperator,
  Binding,
  Expression,
  ImportExpression,
  Literal,
  NameExpression,
  Parameter,
} from "./expression.ts";
import type { Statement, SwitchCase } from "./statement.ts";
import type { TypeExpression } from "./type-expression.ts";

/** What emitters write programs with. Nothing here checks types; the output is type-checked as a whole. */

/** A new name that would like to be called something like `hint`. */
export function binding(hint: string): Binding {
  return { hint };
}

export function literal(value: Literal): Expression {
  return { type: "literal", value };
}

export const undefinedValue: Expression = { type: "undefined" };
export const nullValue: Expression = { type: "null" };

export function nameOf(target: Binding): NameExpression {
  return { type: "name", binding: target };
}

/** A name that the runtime exports. */
export function imported(name: string): ImportExpression {
  return { type: "import", name };
}

/** A name that another module of the flow exports: a subflow's function. */
export function external(module: string, name: string): Expression {
  return { type: "external", module, name };
}

/** `object.first.second` */
export function member(object: Expression, ...names: readonly string[]): Expression {
  return names.reduce<Expression>((inner, name) => ({ type: "member", object: inner, name }), object);
}

/** A call of a function of the runtime (given by name) or of any expression. */
export function call(callee: string | Expression, ...args: readonly Expression[]): Expression {
  return { type: "call", callee: typeof callee === "string" ? imported(callee) : callee, typeArguments: [], arguments: args };
}

/** `callee<Types>(args)`, for the few places where inference has nothing to go by. */
export function typedCall(callee: string, typeArguments: readonly TypeExpression[], ...args: readonly Expression[]): Expression {
  return { type: "call", callee: imported(callee), typeArguments, arguments: args };
}

/** `object.method(args)` */
export function invoke(object: Expression, method: string, ...args: readonly Expression[]): Expression {
  return call(member(object, method), ...args);
}

export function array(items: readonly Expression[]): Expression {
  return { type: "array", items };
}

/** An object literal of the entries that are not undefined. */
export function object(entries: { readonly [key: string]: Expression | undefined }): Expression {
  return {
    type: "object",
    entries: Object.entries(entries).flatMap(([key, value]) => (value === undefined ? [] : [{ key, value }])),
  };
}

/** An options argument: nothing at all when every option has its default. */
export function options(entries: { readonly [key: string]: Expression | undefined }): readonly Expression[] {
  const built = object(entries);
  return built.type === "object" && built.entries.length > 0 ? [built] : [];
}

export function spread(operand: Expression): Expression {
  return { type: "spread", operand };
}

export function arrow(parameters: readonly (Binding | Parameter)[], body: Expression | readonly Statement[]): ArrowExpression {
  return { type: "arrow", parameters: parameters.map((parameter) => ("binding" in parameter ? parameter : { binding: parameter })), body };
}

export function negate(operand: Expression): Expression {
  return operand.type === "not" ? operand.operand : { type: "not", operand };
}

export function binary(operator: BinaryOperator, left: Expression, right: Expression): Expression {
  return { type: "binary", operator, left, right };
}

export function isEqual(left: Expression, right: Expression): Expression {
  return binary("===", left, right);
}

export function isDifferent(left: Expression, right: Expression): Expression {
  return binary("!==", left, right);
}

/** Whether an expression that may be unknown is known. */
export function isNotUndefined(operand: Expression): Expression {
  return binary("!==", operand, undefinedValue);
}

/** An expression, or another one while it is unknown. */
export function orElse(operand: Expression, otherwise: Expression): Expression {
  return binary("??", operand, otherwise);
}

export function conditional(condition: Expression, whenTrue: Expression, whenFalse: Expression): Expression {
  return { type: "conditional", condition, whenTrue, whenFalse };
}

/** TypeScript as a person wrote it; `types`: what of the runtime's types it mentions, to be imported. */
export function sourceText(lines: readonly string[], types: readonly string[] = []): Expression {
  return { type: "source", lines, types };
}

export function constant(target: Binding, value: Expression): Statement {
  return { type: "const", binding: target, value };
}

export function perform(expression: Expression): Statement {
  return { type: "expression", expression };
}

/** An `if`; nothing where both branches are empty. */
export function when(condition: Expression, whenTrue: readonly Statement[], whenFalse: readonly Statement[] = []): readonly Statement[] {
  if (whenTrue.length > 0) return [{ type: "if", condition, whenTrue, whenFalse }];
  return whenFalse.length > 0 ? [{ type: "if", condition: negate(condition), whenTrue: whenFalse, whenFalse: [] }] : [];
}

/** A `switch` over the cases that do something; an `if` where there is only one; nothing where there is none. */
export function whenEach(subject: Expression, cases: readonly SwitchCase[], otherwise: readonly Statement[] = []): readonly Statement[] {
  const used = cases.filter((one) => one.body.length > 0);
  const [only] = used;
  if (only === undefined && otherwise.length === 0) return [];
  if (used.length === 1 && only?.labels.length === 1 && otherwise.length === 0) {
    const [label] = only.labels;
    return label === undefined ? [] : when(isEqual(subject, literal(label)), only.body);
  }
  // Words at which nothing happens must still be told apart from all others.
  const silent = otherwise.length === 0 ? [] : cases.filter((one) => one.body.length === 0).flatMap((one) => one.labels);
  return [{ type: "switch", subject, cases: silent.length === 0 ? used : [...used, { labels: silent, body: [] }], otherwise }];
}

export function forEach(item: Binding, items: Expression, body: readonly Statement[]): readonly Statement[] {
  return body.length > 0 ? [{ type: "for-of", binding: item, items, body }] : [];
}

export function functionDeclaration(target: Binding, parameters: readonly Parameter[], body: readonly Statement[]): Statement {
  return { type: "function", binding: target, parameters, body };
}

export const blankLine: Statement = { type: "blank" };

/** The same expression, known to stand for this node. */
export function attributed(expression: Expression, node: string): Expression {
  return expression.node === undefined ? { ...expression, node } : expression;
}

/** The same statements, known to stand for this node where they do not stand for another one yet. */
export function attributedStatements(statements: readonly Statement[], node: string): readonly Statement[] {
  return statements.map((statement) => (statement.node === undefined ? { ...statement, node } : statement));
}
