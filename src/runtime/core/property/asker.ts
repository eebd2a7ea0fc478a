import { ambientOwner } from "../ambient.ts";

/** Who asked for something: the flow and the node that was running. */
export interface Asker {
  readonly flow: string;
  readonly node: string | undefined;
  /** Where in the flow: the calls of subflows that lead there, each with a slash after it. Empty outside subflows. */
  readonly scope: string;
}

/** Who is asking now; undefined for code outside flows. */
export function asker(): Asker | undefined {
  return ambientOwner()?.asker;
}
