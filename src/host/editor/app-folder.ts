import { readFile, rename } from "node:fs/promises";
import { basename, join } from "node:path";
import { isJsonObject, type Json } from "../../base/json.ts";
import type { HomeSource, RecentProject, ShippedHome } from "../../contract/facts.ts";
import { shippedHomes } from "../../contract/facts.ts";
import { parseJson } from "../../z2m/read-json.ts";
import { writeProjectFile } from "../project/write.ts";

const mostRecent = 12;

interface Remembered {
  /** The home the project was last opened with. */
  readonly source: HomeSource | undefined;
  readonly trusted: boolean;
}

/**
 * What the host knows about projects and does not keep in them: which were opened, with which home, and in which flows that
 * hold code may run. A folder that somebody hands over must not bring its own trust along.
 */
export class AppFolder {
  readonly #folder: string;
  /** The most recent first. */
  readonly #projects: Map<string, Remembered>;

  private constructor(folder: string, projects: Map<string, Remembered>) {
    this.#folder = folder;
    this.#projects = projects;
  }

  /** A file that makes no sense means that nothing is remembered; it is put aside, not written over. */
  static async open(folder: string): Promise<AppFolder> {
    const path = join(folder, "projects.json");
    const text = await readFile(path, "utf8").catch(() => undefined);
    const content = parseJson(text ?? "null");
    if (text !== undefined && content === undefined) await rename(path, `${path}.damaged`).catch(() => undefined);
    const list = isJsonObject(content) && Array.isArray(content.projects) ? content.projects : [];
    return new AppFolder(folder, new Map(list.flatMap(readRemembered)));
  }

  playground(home: ShippedHome): string {
    return join(this.#folder, "playgrounds", home);
  }

  get recent(): readonly RecentProject[] {
    return [...this.#projects.keys()].slice(0, mostRecent).map((folder) => ({ folder, name: basename(folder) }));
  }

  sourceOf(folder: string): HomeSource | undefined {
    return this.#projects.get(folder)?.source;
  }

  isTrusted(folder: string): boolean {
    return this.#projects.get(folder)?.trusted ?? false;
  }

  /** Puts the project first among the recent ones. */
  async remember(folder: string, news: Partial<Remembered>): Promise<void> {
    const before = this.#projects.get(folder) ?? { source: undefined, trusted: false };
    this.#projects.delete(folder);
    const others = [...this.#projects];
    this.#projects.clear();
    this.#projects.set(folder, { ...before, ...news });
    for (const [other, known] of others) this.#projects.set(other, known);
    await this.#save();
  }

  async #save(): Promise<void> {
    const projects = [...this.#projects].map(([folder, { source, trusted }]) => ({ folder, source, trusted }));
    await writeProjectFile(join(this.#folder, "projects.json"), `${JSON.stringify({ projects }, null, 2)}\n`);
  }
}

function readRemembered(entry: Json): [string, Remembered][] {
  if (!isJsonObject(entry) || typeof entry.folder !== "string") return [];
  return [[entry.folder, { source: readSource(entry.source), trusted: entry.trusted === true }]];
}

function readSource(source: Json | undefined): HomeSource | undefined {
  if (!isJsonObject(source)) return undefined;
  const { type, home, url, baseTopic } = source;
  if (type === "broker" && typeof url === "string" && typeof baseTopic === "string") return { type, url, baseTopic };
  const known = home === "recorded" ? home : shippedHomes.find((shipped) => shipped === home);
  return type === "simulated" && known !== undefined ? { type, home: known } : undefined;
}
