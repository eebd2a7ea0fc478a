import { parseDuration } from "../../base/duration.ts";
import type { Json } from "../../base/json.ts";
import { wildcard } from "./match-payload.ts";

/** Parts of a trace's lines. Each reader returns undefined for what it cannot read. */

/** Ten years: a trace is played to its end, however little happens in it. */
const longest = 3_650 * 86_400_000;

/** "1.5s", "1h30m", "2m": a duration without blanks; a bare number counts as seconds. */
export function readSpan(text: string): number | undefined {
  const parsed = parseDuration(/^\d+(\.\d+)?$/.test(text) ? `${text}s` : text.replace(/([a-z])(?=\d)/g, "$1 "));
  return parsed.ok && parsed.value <= longest ? Math.round(parsed.value * 1_000) / 1_000 : undefined;
}

/** Writes a time as `readSpan` reads it: "0s", "1.5s", "3m20s". */
export function writeSpan(milliseconds: number): string {
  const rounded = Math.round(milliseconds * 1_000) / 1_000;
  const hours = Math.floor(rounded / 3_600_000);
  const minutes = Math.floor((rounded % 3_600_000) / 60_000);
  const seconds = Math.round(rounded % 60_000) / 1_000;
  const parts = [hours > 0 ? `${hours}h` : "", minutes > 0 ? `${minutes}m` : "", seconds > 0 ? `${seconds}s` : ""].join("");
  return parts === "" ? "0s" : parts;
}

/** The text before a trailing comment; a `#` counts only after a blank and outside of quotes. */
export function withoutComment(text: string): readonly [text: string, comment: string] {
  let quoted = false;
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index];
    if (quoted && character === "\\") index += 1;
    else if (character === '"') quoted = !quoted;
    else if (character === "#" && !quoted && /\s/.test(text[index - 1] ?? " ")) return [text.slice(0, index).trimEnd(), text.slice(index)];
  }
  return [text.trimEnd(), ""];
}

/** A quoted name, or what stands before a payload; and what follows it. */
export function splitName(text: string): readonly [name: string, rest: string] | undefined {
  const [, quoted, afterQuoted] = /^("(?:[^"\\]|\\.)*")(?:\s+(.*))?$/.exec(text) ?? [];
  if (quoted !== undefined) {
    const name = parseJson(quoted);
    return typeof name === "string" ? [name, afterQuoted ?? ""] : undefined;
  }
  const [, name, rest] = /^(\S.*?)\s+([{[*].*)$/.exec(text) ?? [];
  if (name !== undefined && rest !== undefined) return [name, rest];
  return text === "" ? undefined : [text, ""];
}

/** A name as `splitName` reads it back. */
export function writeName(name: string): string {
  const plain = /^[^\s"#{[*]([^"#{[*]*[^\s"#{[*])?$/.test(name) && !/\s{2}/.test(name) && !/^(MQTT|HTTP|FETCH|NOTIFY|LOG)\b/.test(name);
  return plain || name === wildcard ? name : JSON.stringify(name);
}

/** JSON, `*`, or any other text as itself. */
export function readText(text: string): Json {
  return parseJson(text) ?? text;
}

/** Undefined for what is no JSON. */
export function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
