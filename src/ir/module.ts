import type { Binding, Expression } from "./expression.ts";
import type { Statement } from "./statement.ts";
import type { TypeExpression } from "./type-expression.ts";

/** Something that a subflow's caller hands in. */
export interface ModuleParameter {
  readonly name: string;
  readonly binding: Binding;
  readonly type: TypeExpression;
  /** What counts where the caller hands nothing in; undefined: it must. */
  readonly default: Expression | undefined;
  readonly comment: readonly string[];
}

/** What a module is for: a flow that is started, or a subflow that others call. */
export type ModuleExport =
  /** `id`: first argument of `flow(…)`. */
  | { readonly type: "flow"; readonly id: string }
  | {
      readonly type: "subflow";
      /** What the exported function would like to be called. */
      readonly name: string;
      /** What callers in the same module call its module. */
      readonly file: string;
      readonly parameters: readonly ModuleParameter[];
    };

/** A flow's module before it is text. Its imports follow from what it mentions. */
export interface FlowModule {
  /** First line, as a comment. */
  readonly header: string;
  /** Where `Home` and device types are imported from. */
  readonly homeModule: string;
  /** Description of the flow: its doc comment. */
  readonly description: readonly string[];
  readonly exports: ModuleExport;
  readonly home: Binding;
  readonly body: readonly Statement[];
}
