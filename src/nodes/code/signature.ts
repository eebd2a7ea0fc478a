import { err, ok, type Result } from "../../base/result.ts";
import { anyPin, booleanPin, numberPin, type PinType, recordPin, textPin } from "../../model/pin-type.ts";

export interface Parameter {
  readonly name: string;
  readonly type: PinType;
  /** Its type includes `undefined`: it may be called while the value is unknown. */
  readonly mayBeUnknown: boolean;
}

/** What a function says about itself in its first line: enough to give it pins. */
export interface Signature {
  readonly parameters: readonly Parameter[];
  /** Undefined: it gives nothing back, or does not say what. */
  readonly result: PinType | undefined;
}

const closing = new Map([
  ["(", ")"],
  ["[", "]"],
  ["{", "}"],
  ["<", ">"],
]);

/** Position of the first of these characters that is not inside brackets or quotes; the text's length if there is none. */
function findOutside(text: string, from: number, wanted: string): number {
  const open: string[] = [];
  for (let at = from; at < text.length; at += 1) {
    const character = text[at] ?? "";
    if (open.length === 0 && wanted.includes(character) && !(character === ">" && text[at - 1] === "=")) return at;
    if (character === '"' || character === "'") {
      at = text.indexOf(character, at + 1);
      if (at < 0) return text.length;
      continue;
    }
    const end = closing.get(character);
    if (end !== undefined) open.push(end);
    else if (character === open.at(-1) && !(character === ">" && text[at - 1] === "=")) open.pop();
  }
  return text.length;
}

function splitOutside(text: string, separator: string): readonly string[] {
  const parts: string[] = [];
  for (let from = 0; from <= text.length; ) {
    const end = findOutside(text, from, separator);
    parts.push(text.slice(from, end).trim());
    from = end + 1;
  }
  return parts.filter((part) => part !== "");
}

const types = new Map<string, PinType>([
  ["boolean", booleanPin],
  ["number", numberPin],
  ["string", textPin],
  ["Json", anyPin],
  ["JsonObject", recordPin],
]);

function readType(text: string): PinType | undefined {
  const members = splitOutside(text, "|").filter((member) => member !== "undefined");
  const [only] = members;
  if (members.length === 1 && only !== undefined && types.has(only)) return types.get(only);
  const words = members.map((member) => /^(?:"([^"\\]*)"|'([^'\\]*)')$/.exec(member));
  if (words.length === 0 || words.includes(null)) return undefined;
  return { type: "choice", words: words.map((word) => word?.[1] ?? word?.[2] ?? "") };
}

function readParameter(text: string): Result<Parameter, string> {
  const [, name, type] = /^([A-Za-z_$][\w$]*)\s*:\s*([\s\S]+)$/.exec(text) ?? [];
  if (name === undefined || type === undefined) return err(`the parameter "${text}" must be written as "name: type"`);
  const pinType = readType(type);
  if (pinType === undefined) return err(`no wire can carry the type "${type}" of "${name}"`);
  return ok({ name, type: pinType, mayBeUnknown: splitOutside(type, "|").includes("undefined") });
}

/**
 * Reads `(name: type, …): type => …` or `function name(…): type { … }` without a TypeScript parser: what it does not
 * understand it refuses, the type check does the rest.
 */
export function readSignature(source: string): Result<Signature, string> {
  const start = /^\s*(?:async\s+)?(?:function\b\s*[\w$]*\s*)?\(/.exec(source);
  if (start === null) return err('must be a function, such as "(celsius: number): boolean => celsius > 20"');
  const end = findOutside(source, start[0].length, ")");
  const parameters: Parameter[] = [];
  for (const part of splitOutside(source.slice(start[0].length, end), ",")) {
    const parameter = readParameter(part);
    if (!parameter.ok) return parameter;
    parameters.push(parameter.value);
  }
  const [, result] = /^\)\s*:\s*([\s\S]+)$/.exec(source.slice(end)) ?? [];
  if (result === undefined) return ok({ parameters, result: undefined });
  const type = result.slice(0, findOutside(result, 0, "={")).trim();
  if (type === "void" || type.startsWith("Promise<")) return ok({ parameters, result: undefined });
  const pinType = readType(type);
  return pinType === undefined ? err(`no wire can carry the result, "${type}"`) : ok({ parameters, result: pinType });
}
