import { readFile, unlink } from "node:fs/promises";
import { join } from "node:path";
import type { Project } from "../project/project.ts";
import { writeProjectFile } from "../project/write.ts";
import { fileNameFor } from "./file-name-for.ts";

/** What undo knows of each flow, beside the drafts of unsaved work. What it says is the editor's affair. */
export class FlowHistories {
  readonly #folder: string;

  constructor(project: Project) {
    this.#folder = join(project.state, "history");
  }

  async keep(flow: string, text: string): Promise<void> {
    await writeProjectFile(join(this.#folder, fileNameFor(flow)), text);
  }

  async read(flow: string): Promise<string | undefined> {
    return readFile(join(this.#folder, fileNameFor(flow)), "utf8").catch(() => undefined);
  }

  async drop(flow: string): Promise<void> {
    await unlink(join(this.#folder, fileNameFor(flow))).catch(() => undefined);
  }
}
