import { isJsonObject, type Json } from "../../base/json.ts";
import type { FlowDocument } from "../../model/document.ts";
import { parseFlow } from "../../model/parse.ts";
import { printFlow } from "../../model/print.ts";
import { applyChange, changeBetween, type DocumentChange, readChange } from "./document-change.ts";
import type { History, Step } from "./history.ts";

const formatVersion = 1;
/** What is kept of undo and of redo: this many steps, and not much more than this many characters each. */
const mostSteps = 200;
const mostText = 500_000;

/** An undo history as it outlives the page. */
export interface KeptHistory {
  /** Revision of the file that it belongs to. */
  readonly base: string;
  /** From the oldest to the newest. */
  readonly steps: readonly Step[];
  /** The step that was shown. */
  readonly at: number;
  /** The step that the file has; undefined when it is no longer among them. */
  readonly saved: number | undefined;
}

/** The text of a history: the present document, and how each step differs from its neighbour towards the present. */
export function printHistory({ past, present, future }: History, saved: FlowDocument, base: string): string {
  const before = printSteps(present, past.toReversed());
  const after = printSteps(present, future);
  const kept = [...past.slice(past.length - before.length), present, ...future.slice(0, after.length)];
  const index = kept.findIndex(({ document }) => document === saved);
  const content = [
    `"version":${formatVersion},"base":${JSON.stringify(base)},"saved":${index === -1 ? "null" : index - before.length}`,
    `"label":${JSON.stringify(present.label)},"present":${JSON.stringify(printFlow(present.document))}`,
    `"past":[${before.join(",\n")}]`,
    `"future":[${after.join(",\n")}]`,
  ];
  return `{${content.join(",\n")}}\n`;
}

/** Neighbours do not change, so each is written once however often the history is. */
const printed = new WeakMap<FlowDocument, { readonly from: FlowDocument; readonly label: string; readonly text: string }>();

function printSteps(present: Step, away: readonly Step[]): readonly string[] {
  const texts: string[] = [];
  let from = present.document;
  let length = 0;
  for (const { document, label } of away.slice(0, mostSteps)) {
    const known = printed.get(document);
    const text =
      known?.from === from && known.label === label ? known.text : JSON.stringify({ label, change: changeBetween(from, document) });
    printed.set(document, { from, label, text });
    length += text.length;
    if (length > mostText) break;
    texts.push(text);
    from = document;
  }
  return texts;
}

/** Undefined for a text that is no history, or one of another version. Never throws: it comes from a file. */
export function readHistory(text: string): KeptHistory | undefined {
  const content = readJson(text);
  if (!isJsonObject(content) || content.version !== formatVersion) return undefined;
  const { base, label, present, saved } = content;
  if (typeof base !== "string" || typeof label !== "string" || typeof present !== "string") return undefined;
  const { document } = parseFlow(present);
  if (document === undefined) return undefined;
  const before = readSteps(document, content.past);
  const after = readSteps(document, content.future);
  if (before === undefined || after === undefined) return undefined;
  const steps = [...before.toReversed(), { document, label }, ...after];
  const savedAt = typeof saved === "number" ? before.length + saved : undefined;
  return { base, steps, at: before.length, saved: savedAt !== undefined && steps[savedAt] !== undefined ? savedAt : undefined };
}

function readSteps(present: FlowDocument, json: Json | undefined): readonly Step[] | undefined {
  if (!Array.isArray(json)) return undefined;
  const steps: Step[] = [];
  let from = present;
  for (const entry of json) {
    const change: DocumentChange | undefined = isJsonObject(entry) ? readChange(entry.change) : undefined;
    const document = change === undefined ? undefined : applyChange(from, change);
    if (document === undefined || !isJsonObject(entry) || typeof entry.label !== "string") return undefined;
    steps.push({ document, label: entry.label });
    from = document;
  }
  return steps;
}

function readJson(text: string): Json {
  try {
    const value: Json = JSON.parse(text);
    return value;
  } catch {
    return null;
  }
}
