/** Where a text stops being JSON. */
export interface JsonFault {
  /** 1-based. */
  readonly line: number;
  /** In words, without a full stop. */
  readonly problem: string;
}

type Awaited = "value" | "item" | "key" | "another key" | "colon" | "comma" | "end";

const blank = /[ \t\r\n]*/y;
const escaped = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const plain = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-])/y;

/**
 * Finds what is wrong with a text that `JSON.parse` refuses. What `JSON.parse` itself says differs between versions, and
 * names no line.
 */
export function findJsonFault(source: string): JsonFault | undefined {
  const open: ("{" | "[")[] = [];
  let awaited: Awaited = "value";
  let at = 0;

  function take(pattern: RegExp): boolean {
    pattern.lastIndex = at;
    const found = pattern.exec(source);
    if (found !== null) at += found[0].length;
    return found !== null;
  }
  /** Character by character: a pattern for a whole text would take for ever on some that have no end. */
  function takeText(): boolean {
    if (source[at] !== '"') return false;
    const start = at;
    for (at += 1; at < source.length; ) {
      const character = source[at] ?? "";
      if (character === '"') {
        at += 1;
        return true;
      }
      if (character < " ") break;
      if (character !== "\\") at += 1;
      else if (!take(escaped)) break;
    }
    at = start;
    return false;
  }
  function fault(problem: string): JsonFault {
    return { line: source.slice(0, at).split("\n").length, problem };
  }

  for (;;) {
    take(blank);
    const next = source[at];
    if (next === undefined) return awaited === "end" ? undefined : fault(endProblem(source, open));
    const inside = open.at(-1);
    const closes = (next === "}" && inside === "{") || (next === "]" && inside === "[");
    if (closes && (awaited === "comma" || awaited === "key" || awaited === "item")) {
      open.pop();
      at += 1;
      awaited = open.length === 0 ? "end" : "comma";
    } else if (awaited === "value" || awaited === "item") {
      if (next === "{" || next === "[") {
        open.push(next);
        at += 1;
        awaited = next === "{" ? "key" : "item";
      } else if (takeText() || take(plain)) awaited = open.length === 0 ? "end" : "comma";
      else return fault(valueProblem(next));
    } else if (awaited === "key" || awaited === "another key") {
      if (!takeText()) return fault(next === '"' ? valueProblem(next) : keyProblem(next));
      awaited = "colon";
    } else if (awaited === "colon") {
      if (next !== ":") return fault(`":" is missing after a key`);
      at += 1;
      awaited = "value";
    } else if (awaited === "comma") {
      if (next !== ",") return fault(`"," or "${inside === "{" ? "}" : "]"}" is missing before ${shown(next)}`);
      at += 1;
      awaited = inside === "{" ? "another key" : "value";
    } else return fault(`nothing may follow the end, but ${shown(next)} does`);
  }
}

function shown(character: string): string {
  return JSON.stringify(character);
}

function endProblem(source: string, open: readonly string[]): string {
  if (source.trim() === "") return "it is empty";
  const last = open.at(-1);
  return last === undefined ? "it ends too early" : `it ends before its last "${last}" is closed`;
}

function valueProblem(next: string): string {
  if (next === '"') return "a text has no closing quote, or holds a line end or a broken escape";
  if (next === "'") return "texts stand in double quotes";
  if (next === "/") return "comments are not allowed";
  if (next === "}" || next === "]") return `a value is missing before "${next}"; a comma before it is one too many`;
  return `a value is expected, but ${shown(next)} is none`;
}

function keyProblem(next: string): string {
  if (next === "}") return `the comma before "}" is one too many`;
  return next === "/" ? "comments are not allowed" : `a key in double quotes is expected, but ${shown(next)} is none`;
}
