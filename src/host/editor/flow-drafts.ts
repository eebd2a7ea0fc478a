import { readdir, readFile, unlink } from "node:fs/promises";
import { join } from "node:path";
import { isJsonObject } from "../../base/json.ts";
import type { Backup } from "../../contract/facts.ts";
import type { Clock } from "../../runtime/core/clock.ts";
import { parseJson } from "../../z2m/read-json.ts";
import type { Project } from "../project/project.ts";
import { writeProjectFile } from "../project/write.ts";
import { fileNameFor } from "./file-name-for.ts";

/** Unsaved work, kept within a second of each edit, so that a crash or a reload costs nothing. */
export class FlowDrafts {
  readonly #folder: string;
  readonly #clock: Clock;

  constructor(project: Project, clock: Clock) {
    this.#folder = join(project.state, "drafts");
    this.#clock = clock;
  }

  async keep(flow: string, text: string, base: string | null): Promise<void> {
    await writeProjectFile(this.#pathOf(flow), JSON.stringify({ flow, text, base, at: this.#clock.wall() }));
  }

  async drop(flow: string): Promise<void> {
    await unlink(this.#pathOf(flow)).catch(() => undefined);
  }

  /** The newest first; files that say something else are passed over. */
  async list(): Promise<readonly Backup[]> {
    const names = await readdir(this.#folder).catch(() => []);
    const texts = await Promise.all(names.map((name) => readFile(join(this.#folder, name), "utf8").catch(() => "")));
    return texts.flatMap((text) => readDraft(text) ?? []).sort((one, other) => other.at - one.at);
  }

  #pathOf(flow: string): string {
    return join(this.#folder, fileNameFor(flow));
  }
}

function readDraft(text: string): Backup | undefined {
  const draft = parseJson(text);
  if (!isJsonObject(draft)) return undefined;
  const { flow, text: content, base, at } = draft;
  if (typeof flow !== "string" || typeof content !== "string" || typeof at !== "number") return undefined;
  return { flow, text: content, base: typeof base === "string" ? base : undefined, at };
}
