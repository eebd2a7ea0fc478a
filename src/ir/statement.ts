import type { Binding, Expression, Literal, Parameter } from "./expression.ts";

export interface SwitchCase {
  readonly labels: readonly Literal[];
  readonly body: readonly Statement[];
}

type StatementShape =
  | { readonly type: "const"; readonly binding: Binding; readonly value: Expression }
  | { readonly type: "expression"; readonly expression: Expression }
  | {
      readonly type: "if";
      readonly condition: Expression;
      readonly whenTrue: readonly Statement[];
      readonly whenFalse: readonly Statement[];
    }
  | {
      readonly type: "switch";
      readonly subject: Expression;
      readonly cases: readonly SwitchCase[];
      readonly otherwise: readonly Statement[];
    }
  | { readonly type: "for-of"; readonly binding: Binding; readonly items: Expression; readonly body: readonly Statement[] }
  | { readonly type: "function"; readonly binding: Binding; readonly parameters: readonly Parameter[]; readonly body: readonly Statement[] }
  | { readonly type: "return"; readonly value: Expression | undefined }
  | { readonly type: "blank" };

/** A statement. `node` names the flow node it comes from; `comment` is printed above it. */
export type Statement = StatementShape & { readonly node?: string; readonly comment?: readonly string[] };
