export type TokenKind = "plain" | "comment" | "text" | "number" | "keyword";

const pattern =
  /(?<comment>\/\/.*|\/\*.*|^\s*\*.*)|(?<text>"(?:[^"\\]|\\.)*"|`[^`]*`)|(?<number>\b\d[\d_.]*\b)|(?<keyword>\b(?:import|export|default|from|type|const|let|return|switch|case|break|if|else|for|of|function|true|false|undefined|new|async|await)\b)/g;

/** Splits a line of generated TypeScript for colouring. Generated code keeps comments and strings on one line each. */
export function tokenize(line: string): readonly { readonly kind: TokenKind; readonly text: string }[] {
  const tokens: { kind: TokenKind; text: string }[] = [];
  let end = 0;
  for (const match of line.matchAll(pattern)) {
    if (match.index > end) tokens.push({ kind: "plain", text: line.slice(end, match.index) });
    const groups = match.groups ?? {};
    const kind = (["comment", "text", "number", "keyword"] as const).find((name) => groups[name] !== undefined) ?? "plain";
    tokens.push({ kind, text: match[0] });
    end = match.index + match[0].length;
  }
  if (end < line.length) tokens.push({ kind: "plain", text: line.slice(end) });
  return tokens;
}
