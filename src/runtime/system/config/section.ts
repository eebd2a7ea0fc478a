import { isJsonObject } from "../../../base/json.ts";
import type { ConfigProblem, ConfigProblemCode } from "./config-problem.ts";

/** Where problems are collected: errors refuse the configuration, warnings do not. */
export interface Findings {
  readonly errors: ConfigProblem[];
  readonly warnings: ConfigProblem[];
}

export interface NumberRange {
  readonly min: number;
  readonly max: number;
  readonly integer?: boolean;
}

/** One table of the file. Reads key by key, collects what is wrong, and knows in the end which keys nobody asked for. */
export class Section {
  readonly #file: string;
  readonly #name: string;
  readonly #values: ReadonlyMap<string, unknown>;
  readonly #findings: Findings;
  readonly #asked = new Set<string>();

  constructor(file: string, name: string, table: unknown, findings: Findings) {
    this.#file = file;
    this.#name = name;
    this.#findings = findings;
    this.#values = new Map(isJsonObject(table) ? Object.entries(table) : []);
    if (table !== undefined && !isJsonObject(table)) {
      findings.errors.push({
        code: "wrong type",
        where: `${file}, ${name}`,
        what: "this must be a section",
        remedy: `write [${name}] on a line of its own`,
      });
    }
  }

  /** An empty string means that the key is not set, as in configurations of pyziggy. */
  text(key: string): string | undefined {
    const value = this.#value(key);
    if (value === undefined || value === "") return undefined;
    if (typeof value === "string") return value;
    this.error("wrong type", key, "this must be a text", `write it in quotes: ${key} = "…"`);
    return undefined;
  }

  number(key: string, range: NumberRange): number | undefined {
    const value = this.#value(key);
    if (value === undefined) return undefined;
    const bounds = `${range.min} to ${range.max}`;
    if (typeof value !== "number" || !Number.isFinite(value) || (range.integer === true && !Number.isInteger(value))) {
      this.error(
        "wrong type",
        key,
        `this must be a ${range.integer === true ? "whole " : ""}number`,
        `write a number from ${bounds}, without quotes`,
      );
      return undefined;
    }
    if (value >= range.min && value <= range.max) return value;
    this.error("out of range", key, `${value} is not possible here`, `write a number from ${bounds}`);
    return undefined;
  }

  flag(key: string): boolean | undefined {
    const value = this.#value(key);
    if (value === undefined || typeof value === "boolean") return value;
    this.error("wrong type", key, "this must be true or false", `write ${key} = true or ${key} = false, without quotes`);
    return undefined;
  }

  /** `true`, `false`, or a list of texts. */
  flagOrTexts(key: string): boolean | readonly string[] | undefined {
    const value = this.#value(key);
    if (value === undefined || typeof value === "boolean") return value;
    if (Array.isArray(value) && value.every((item) => typeof item === "string")) return value;
    this.error("wrong type", key, "this must be true, false or a list of texts", `write it like ${key} = ["…", "…"]`);
    return undefined;
  }

  error(code: ConfigProblemCode, key: string, what: string, remedy: string): void {
    this.#findings.errors.push({ code, where: this.#place(key), what, remedy });
  }

  warning(code: ConfigProblemCode, key: string, what: string, remedy: string): void {
    this.#findings.warnings.push({ code, where: this.#place(key), what, remedy });
  }

  /** Warns of keys that mean nothing here: most are misspelt. To be called when all keys have been read. */
  finish(): void {
    for (const key of this.#values.keys()) {
      if (this.#asked.has(key)) continue;
      const alike = nearest(key, this.#asked);
      const remedy = alike === undefined ? "remove it, if nothing else reads it" : `write ${alike}, if that was meant`;
      this.warning("unknown key", key, "this key means nothing here", remedy);
    }
  }

  #value(key: string): unknown {
    this.#asked.add(key);
    return this.#values.get(key);
  }

  #place(key: string): string {
    return `${this.#file}, [${this.#name}] ${key}`;
  }
}

/** The word that differs in at most two letters, if there is one. */
export function nearest(word: string, words: Iterable<string>): string | undefined {
  let best: string | undefined;
  let fewest = 3;
  for (const candidate of words) {
    const differences = distance(word, candidate);
    if (differences < fewest) {
      best = candidate;
      fewest = differences;
    }
  }
  return best;
}

/** Levenshtein's: insertions, deletions and replacements. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries()) {
      next.push(Math.min((row[j] ?? 0) + (letter === other ? 0 : 1), (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
