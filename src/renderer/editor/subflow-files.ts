import type { FlowFiles } from "../../compiler/subflow-library.ts";
import { type ParsedFlow, parseFlow } from "../../model/parse.ts";
import type { Documents } from "../store/documents.ts";
import type { Facts } from "../store/facts.ts";

/** A flow's path as the compiler knows it: flows that are shown lie in `flows`. */
export function fileOf(flow: string): string {
  return `flows/${flow}.json`;
}

/** The flow of a path as the compiler knows it. */
export function flowOfFile(file: string): string {
  return file.replace(/^flows\//, "").replace(/\.json$/, "");
}

const parsedTexts = new Map<string, { readonly text: string; readonly parsed: ParsedFlow }>();

/** Each text is read once. */
function parsedOnce(id: string, text: string): ParsedFlow {
  const known = parsedTexts.get(id);
  if (known?.text === text) return known.parsed;
  const parsed = parseFlow(text);
  parsedTexts.set(id, { text, parsed });
  return parsed;
}

/** What flows may call: the subflows of the project, those that are open as they are shown, saved or not. */
export function subflowFiles({ flows }: Pick<Facts, "flows">, { open }: Pick<Documents, "open">): FlowFiles {
  const saved = flows.flatMap(({ id, text }) => (text === undefined ? [] : [[fileOf(id), parsedOnce(id, text)] as const]));
  const shown = [...open.values()].flatMap(({ id, history: { present } }) =>
    present.document.parameters === undefined
      ? []
      : [[fileOf(id), { document: present.document, diagnostics: [], nodeLines: new Map<string, number>() }] as const],
  );
  return new Map([...saved, ...shown]);
}
