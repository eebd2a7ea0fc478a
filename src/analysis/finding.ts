import type { Diagnostic } from "../model/diagnostic.ts";

/** One thing that was found, said of every flow that it concerns: silenced in one of them, it is silent in all. */
export interface Finding {
  readonly at: readonly { readonly flow: string; readonly diagnostic: Diagnostic }[];
}

export function findingIn(flow: string, diagnostic: Diagnostic): Finding {
  return { at: [{ flow, diagnostic }] };
}
