import type { FlowDocument, Silence } from "../../model/document.ts";
import { updateNode } from "./nodes.ts";

/** Silences a code for a node, or for the whole flow, with the reason; without one it is heard again. */
export function setSilence(document: FlowDocument, node: string | undefined, code: string, reason: string | undefined): FlowDocument {
  if (node === undefined) return { ...document, silence: withReason(document.silence, code, reason) };
  return updateNode(document, node, (one) => ({ ...one, silence: withReason(one.silence, code, reason) }));
}

function withReason(silence: Silence, code: string, reason: string | undefined): Silence {
  const others = [...silence].filter(([other]) => other !== code);
  return new Map(reason === undefined ? others : [...others, [code, reason]]);
}
