import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { isJsonObject } from "../../base/json.ts";
import { installation, installedVersion } from "../installation.ts";
import { writeIfChanged } from "../project/write.ts";
import type { TypeProblem } from "./type-check.ts";

/**
 * What the type checker said about modules that have not changed since. Keyed by a hash of everything that goes into the
 * answer; a damaged or foreign file is no more than an empty cache.
 */
export class CheckCache {
  readonly #path: string;
  readonly #known: Map<string, readonly TypeProblem[]>;
  /** Only what was asked for in this life is kept: the cache does not grow with each edit. */
  readonly #used = new Map<string, readonly TypeProblem[]>();

  private constructor(path: string, known: Map<string, readonly TypeProblem[]>) {
    this.#path = path;
    this.#known = known;
  }

  static async open(folder: string): Promise<CheckCache> {
    const path = join(folder, "cache.json");
    const text = await readFile(path, "utf8").catch(() => "{}");
    return new CheckCache(path, parseCache(text));
  }

  get(key: string): readonly TypeProblem[] | undefined {
    const found = this.#used.get(key) ?? this.#known.get(key);
    if (found !== undefined) this.#used.set(key, found);
    return found;
  }

  set(key: string, problems: readonly TypeProblem[]): void {
    this.#used.set(key, problems);
  }

  async save(): Promise<void> {
    await writeIfChanged(this.#path, `${JSON.stringify(Object.fromEntries(this.#used), null, 1)}\n`);
  }
}

function parseCache(text: string): Map<string, readonly TypeProblem[]> {
  try {
    const content: unknown = JSON.parse(text);
    if (!isJsonObject(content)) return new Map();
    return new Map(Object.entries(content).flatMap(([key, value]) => (isProblems(value) ? [[key, value]] : [])));
  } catch {
    return new Map();
  }
}

function isProblems(value: unknown): value is TypeProblem[] {
  return (
    Array.isArray(value) && value.every((item) => isJsonObject(item) && typeof item.file === "string" && typeof item.message === "string")
  );
}

/** The key of a module: its own text, that of all it imports, the typed home, and what checks it. */
export async function checkKey(texts: readonly string[], typedHome: string): Promise<string> {
  const hash = createHash("sha256");
  for (const text of [await toolStamp(), typedHome, ...texts]) hash.update(String(text.length)).update("\n").update(text);
  return hash.digest("hex");
}

let stamp: Promise<string> | undefined;

/** Changes with the runtime's types: the version of the package, in a checkout the state of its build. */
function toolStamp(): Promise<string> {
  stamp ??= readFile(join(installation.root, "dist", ".built-from"), "utf8").catch(() => installedVersion());
  return stamp;
}
