import { forbiddenKeys } from "./wire.ts";

/** A key of a JSON text and where it stands. */
export interface KeyPosition {
  readonly path: readonly string[];
  /** 1-based. */
  readonly line: number;
}

export interface JsonKeys {
  readonly keys: readonly KeyPosition[];
  readonly duplicates: readonly KeyPosition[];
  readonly forbidden: readonly KeyPosition[];
}

/**
 * Finds every key of a text that `JSON.parse` accepts, with its line. Needed because `JSON.parse` silently lets the last of
 * two equal keys win, and forgets lines.
 */
export function scanJsonKeys(text: string): JsonKeys {
  const keys: KeyPosition[] = [];
  const duplicates: KeyPosition[] = [];
  const forbidden: KeyPosition[] = [];
  const stack: { readonly seen: Set<string> | undefined; key: string; index: number }[] = [];
  const token = /"(?:[^"\\]|\\.)*"|[{}[\],:]|\n/g;
  let line = 1;
  let expectsKey = false;
  const enter = (isObject: boolean): void => {
    stack.push({ seen: isObject ? new Set() : undefined, key: "0", index: 0 });
    expectsKey = isObject;
  };
  for (const [part] of text.matchAll(token)) {
    const top = stack.at(-1);
    if (part === "\n") line += 1;
    else if (part === "{" || part === "[") enter(part === "{");
    else if (part === "}" || part === "]") {
      stack.pop();
      expectsKey = false;
    } else if (part === "," && top !== undefined) {
      top.index += 1;
      if (top.seen === undefined) top.key = String(top.index);
      expectsKey = top.seen !== undefined;
    } else if (part.startsWith('"') && expectsKey && top?.seen !== undefined) {
      top.key = String(JSON.parse(part));
      expectsKey = false;
      const position = { path: stack.map((level) => level.key), line };
      keys.push(position);
      if (top.seen.has(top.key)) duplicates.push(position);
      if (forbiddenKeys.has(top.key)) forbidden.push(position);
      top.seen.add(top.key);
    }
  }
  return { keys, duplicates, forbidden };
}
