import { encodeString } from "../../ir/encode.ts";
import type { ChoiceDescription, EventDescription } from "../description.ts";

/** The type of a word: a literal, or `Wildcard` for an action such as `recall_*` that stands for many. */
export function wordType(word: string | number, pattern: boolean): string {
  // Minus zero is zero to every comparison, and its own literal to none.
  if (typeof word === "number") return String(word === 0 ? 0 : word);
  return pattern && word.includes("*") ? `Wildcard<${encodeString(word)}>` : encodeString(word);
}

export function wordTypes(property: ChoiceDescription | EventDescription): readonly string[] {
  return property.words.map((word) => wordType(word, property.type === "event"));
}

/** Columns; what the rest of such projects is formatted to. */
const lineWidth = 120;

/** Members of a union between `<` and `>` or after `=`: on one line where that is short, else several words a line. */
export function unionText(types: readonly string[], indentation: string): string {
  const oneLine = types.join(" | ");
  if (oneLine.length <= lineWidth - 40) return oneLine;
  const lines: string[] = [];
  let line = "";
  for (const type of types) {
    const longer = `${line} | ${type}`.trimStart();
    if (line !== "" && indentation.length + longer.length > lineWidth - 2) {
      lines.push(line);
      line = `| ${type}`;
    } else {
      line = longer;
    }
  }
  return `\n${[...lines, line].map((text) => `${indentation}  ${text}`).join("\n")}\n${indentation}`;
}
