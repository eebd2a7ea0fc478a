import { ambientOwner } from "../ambient.ts";

/** Who asked for something: the flow and the node that was running. */
export interface Asker {
  readonly flow: string;
  readonly node: string | undefined;
}

/** Who is asking now; undefined for code outside flows. */
export function asker(): Asker | undefined {
  return ambientOwner()?.asker;
}
