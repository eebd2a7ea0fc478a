import { isJsonObject, type Json } from "../../base/json.ts";

/** One piece of state; without `value` it is forgotten. */
export interface StateEntry {
  readonly flow: string;
  readonly id: string;
  readonly value?: Json;
}

/** The first line of a state file. A later version may mean what this one cannot read. */
const header = { ziggyFlow: "state", version: 1 };

export function headerLine(): string {
  return `${JSON.stringify(header)}\n`;
}

export function entryLine({ flow, id, value }: StateEntry): string {
  return `${JSON.stringify(value === undefined ? { flow, id } : { flow, id, value })}\n`;
}

/** What a state file says; later lines go before earlier ones. */
export interface ReadState {
  readonly entries: readonly StateEntry[];
  /** `cut`: the last line is incomplete, as a crash leaves it. `damaged`: something else cannot be read. */
  readonly condition: "whole" | "cut" | "damaged" | "newer";
}

export function readStateLines(text: string): ReadState {
  const lines = text.split("\n");
  const last = lines.pop() ?? "";
  const entries: StateEntry[] = [];
  let unreadable = 0;
  for (const [index, line] of lines.entries()) {
    const content = parse(line);
    if (index === 0 && isHeader(content)) {
      if (content.version > header.version) return { entries: [], condition: "newer" };
      continue;
    }
    const entry = asEntry(content);
    if (entry === undefined || index === 0) unreadable += 1;
    if (entry !== undefined) entries.push(entry);
  }
  if (unreadable > 0 || (lines.length === 0 && last !== "")) return { entries, condition: "damaged" };
  return { entries, condition: last === "" ? "whole" : "cut" };
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function isHeader(content: unknown): content is { readonly version: number } {
  return isJsonObject(content) && content.ziggyFlow === header.ziggyFlow && typeof content.version === "number";
}

function asEntry(content: unknown): StateEntry | undefined {
  if (!isJsonObject(content)) return undefined;
  const { flow, id, value } = content;
  if (typeof flow !== "string" || typeof id !== "string") return undefined;
  return value === undefined ? { flow, id } : { flow, id, value };
}
