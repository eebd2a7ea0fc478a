import type { Mark } from "./layout.ts";

/** Which nodes stand on each line of the text, in order; the first line is 1. Lines of no node are absent. */
export type LineTable = ReadonlyMap<number, readonly string[]>;

/** Source Map revision 3, as JSON. `names` are node ids, positions point into the flow file. */
export interface SourceMap {
  readonly version: 3;
  readonly file: string;
  readonly sources: readonly string[];
  readonly names: readonly string[];
  readonly mappings: string;
}

/** The nodes of each line of `text`. A node that spans lines stands on all of them. */
export function linesToNodes(text: string, marks: readonly Mark[]): LineTable {
  const table = new Map<number, string[]>();
  const lines = text.split("\n");
  marks.forEach((mark, index) => {
    if (mark.node === undefined) return;
    const next = marks[index + 1];
    const lastLine = next === undefined ? lines.length - 1 : next.line;
    for (let line = mark.line; line <= lastLine; line += 1) {
      const from = line === mark.line ? mark.column : 0;
      const to = next !== undefined && line === next.line ? next.column : undefined;
      if ((lines[line] ?? "").slice(from, to).trim() === "") continue;
      const nodes = table.get(line + 1);
      if (nodes === undefined) table.set(line + 1, [mark.node]);
      else if (!nodes.includes(mark.node)) nodes.push(mark.node);
    }
  });
  return table;
}

const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

function encodeNumber(value: number): string {
  let rest = value < 0 ? (-value << 1) | 1 : value << 1;
  let text = "";
  do {
    const digit = rest & 31;
    rest >>>= 5;
    text += digits[rest > 0 ? digit | 32 : digit];
  } while (rest > 0);
  return text;
}

export interface SourceMapInput {
  readonly marks: readonly Mark[];
  /** Name of the generated file. */
  readonly file: string;
  /** Path of the flow file as seen from the generated file. */
  readonly source: string;
  /** 0-based line of the flow file on which each node is defined. */
  readonly nodeLines: ReadonlyMap<string, number>;
}

/** Format: https://tc39.es/ecma426/ (base64 VLQ; all fields but the generated column are relative across lines). */
export function makeSourceMap({ marks, file, source, nodeLines }: SourceMapInput): SourceMap {
  const names: string[] = [];
  const indexes = new Map<string, number>();
  const lines: string[][] = [];
  let previousLine = 0;
  let previousName = 0;
  let previousColumn = 0;
  let currentLine = -1;
  for (const { line, column, node } of marks) {
    while (lines.length <= line) lines.push([]);
    if (line !== currentLine) previousColumn = 0;
    currentLine = line;
    const start = encodeNumber(column - previousColumn);
    previousColumn = column;
    if (node === undefined) {
      lines[line]?.push(start);
      continue;
    }
    const name = indexes.get(node) ?? names.push(node) - 1;
    indexes.set(node, name);
    const sourceLine = nodeLines.get(node) ?? 0;
    lines[line]?.push(
      start + encodeNumber(0) + encodeNumber(sourceLine - previousLine) + encodeNumber(0) + encodeNumber(name - previousName),
    );
    previousLine = sourceLine;
    previousName = name;
  }
  return { version: 3, file, sources: [source], names, mappings: lines.map((segments) => segments.join(",")).join(";") };
}
