import type { Binding } from "./expression.ts";
import type { Statement } from "./statement.ts";

/** A flow's module before it is text. Its imports follow from what it mentions. */
export interface FlowModule {
  /** First line, as a comment. */
  readonly header: string;
  /** Where `Home` and device types are imported from. */
  readonly homeModule: string;
  /** Description of the flow: its doc comment. */
  readonly description: readonly string[];
  /** The flow's id, first argument of `flow(…)`. */
  readonly id: string;
  readonly home: Binding;
  readonly body: readonly Statement[];
}
