import type { Statement } from "./statement.ts";
import type { TypeExpression } from "./type-expression.ts";

/** A local name before it is settled: identity is what counts, `hint` is what it would like to be called. */
export interface Binding {
  readonly hint: string;
}

export type Literal = string | number | boolean;
export type BinaryOperator = "&&" | "||" | "??" | "===" | "!==";

export interface ObjectEntry {
  readonly key: string;
  readonly value: Expression;
}

export interface Parameter {
  readonly binding: Binding;
  /** Written only where TypeScript cannot infer it. */
  readonly type?: TypeExpression | undefined;
}

type ExpressionShape =
  | { readonly type: "literal"; readonly value: Literal }
  | { readonly type: "undefined" }
  | { readonly type: "null" }
  | { readonly type: "name"; readonly binding: Binding }
  /** A name imported from "ziggy-flow". */
  | { readonly type: "import"; readonly name: string }
  /** A name imported from another module: a subflow's function. */
  | { readonly type: "external"; readonly module: string; readonly name: string }
  | { readonly type: "member"; readonly object: Expression; readonly name: string }
  | {
      readonly type: "call";
      readonly callee: Expression;
      readonly typeArguments: readonly TypeExpression[];
      readonly arguments: readonly Expression[];
    }
  | { readonly type: "array"; readonly items: readonly Expression[] }
  | { readonly type: "object"; readonly entries: readonly ObjectEntry[] }
  | { readonly type: "spread"; readonly operand: Expression }
  | {
      readonly type: "arrow";
      readonly parameters: readonly Parameter[];
      readonly returns?: TypeExpression | undefined;
      readonly body: Expression | readonly Statement[];
    }
  | { readonly type: "not"; readonly operand: Expression }
  | { readonly type: "binary"; readonly operator: BinaryOperator; readonly left: Expression; readonly right: Expression }
  | { readonly type: "conditional"; readonly condition: Expression; readonly whenTrue: Expression; readonly whenFalse: Expression }
  /**
   * Text that a person wrote as TypeScript (a code node), and the runtime's types that it mentions. Nothing else may enter the
   * output unencoded.
   */
  | { readonly type: "source"; readonly lines: readonly string[]; readonly types: readonly string[] };

/** An expression. `node` names the flow node that it stands for. */
export type Expression = ExpressionShape & { readonly node?: string };
export type ArrowExpression = Extract<Expression, { type: "arrow" }>;
export type ImportExpression = Extract<Expression, { type: "import" }>;
export type NameExpression = Extract<Expression, { type: "name" }>;
