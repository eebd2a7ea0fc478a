import { mkdir, readdir, rename, unlink } from "node:fs/promises";
import { basename, extname, join } from "node:path";
import type { Clock } from "../../runtime/core/clock.ts";
import type { Project } from "../project/project.ts";
import { writeProjectFile } from "../project/write.ts";

/** Versions kept of each file. */
const mostVersions = 20;

/** Earlier versions of the project's files, in `.ziggy-flow/backups`: what saving replaced and what was deleted. */
export class FileBackups {
  readonly #folder: string;
  readonly #clock: Clock;

  constructor(project: Project, clock: Clock) {
    this.#folder = join(project.state, "backups");
    this.#clock = clock;
  }

  /** Keeps a version that is about to be replaced. */
  async keep(path: string, text: string): Promise<void> {
    await writeProjectFile(this.#nameFor(path), text);
    await this.#forgetOldest(path);
  }

  /** Moves the file itself here. */
  async take(path: string): Promise<void> {
    await mkdir(this.#folder, { recursive: true });
    await rename(path, this.#nameFor(path));
  }

  #nameFor(path: string): string {
    const extension = extname(path);
    const moment = new Date(this.#clock.wall()).toISOString().replaceAll(/[:.]/g, "-");
    return join(this.#folder, `${basename(path, extension)}.${moment}${extension}`);
  }

  async #forgetOldest(path: string): Promise<void> {
    const extension = extname(path);
    const prefix = `${basename(path, extension)}.`;
    const isVersion = (name: string): boolean => /^\d{4}-\d\d-\d\dT[\d-]+Z$/.test(name.slice(prefix.length, -extension.length));
    const versions = (await readdir(this.#folder)).filter((name) => name.startsWith(prefix) && isVersion(name)).sort();
    for (const name of versions.slice(0, -mostVersions)) await unlink(join(this.#folder, name)).catch(() => undefined);
  }
}
