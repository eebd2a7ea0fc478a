import { encodeCommentLines } from "../ir/encode.ts";
import type { FlowNode } from "../model/document.ts";

function letters(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}

/** What a person wrote about a node, as comment lines: its title where that says more than the id, and its note. */
export function commentsOf(id: string, { title, note }: FlowNode): readonly string[] {
  const noteLines = encodeCommentLines(note ?? "");
  const titleText = title === undefined || letters(title) === letters(id) ? "" : title.trim();
  if (titleText === "") return noteLines;
  const [first, ...rest] = noteLines;
  return [...encodeCommentLines(first === undefined ? titleText : `${titleText}: ${first}`), ...rest];
}
