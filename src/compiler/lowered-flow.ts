import type { Binding, Expression } from "../ir/expression.ts";
import type { ModuleParameter } from "../ir/module.ts";
import type { Statement } from "../ir/statement.ts";

/** A name of the flow that is written once, if anything mentions it. */
export interface Declaration {
  readonly binding: Binding;
  readonly value: Expression;
  /** Declarations that do not depend on each other are sorted by it. */
  readonly key: string;
  readonly node: string | undefined;
  readonly comment: readonly string[];
}

/** A flow as parts of a program that are not in order yet. */
export interface LoweredFlow {
  readonly home: Binding;
  readonly roles: ReadonlyMap<string, Declaration>;
  readonly declarations: ReadonlyMap<Binding, Declaration>;
  /** Local functions: what several triggers do. */
  readonly functions: readonly Statement[];
  readonly listeners: readonly Statement[];
  /** Declarations by which something happens even if nothing mentions them. */
  readonly actors: ReadonlySet<Binding>;
  /** Of a subflow: what its caller hands in. */
  readonly parameters: readonly ModuleParameter[];
}
