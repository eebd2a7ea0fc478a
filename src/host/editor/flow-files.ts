import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { isJsonObject } from "../../base/json.ts";
import { ok, type Result } from "../../base/result.ts";
import type { ContractError } from "../../contract/define.ts";
import type { FlowEntry, FlowText } from "../../contract/facts.ts";
import { parseFlow } from "../../model/parse.ts";
import { parseJson } from "../../z2m/read-json.ts";
import { flowFolder, isFolder, moduleFolder, type Project, shownPath, subflowFolder } from "../project/project.ts";
import { type FlowSource, listSources } from "../project/targets.ts";
import { writeProjectFile } from "../project/write.ts";
import { refused } from "./contract-errors.ts";
import type { FileBackups } from "./file-backups.ts";
import { freeFlowId } from "./flow-id.ts";

type Outcome<T> = Promise<Result<T, ContractError>>;

export interface SaveRequest {
  readonly id: string;
  readonly text: string;
  /** Revision that the work began from; null for a flow that had no file. */
  readonly base: string | null;
  readonly overwrite: boolean;
}

/** A flow of the project, as found on disk. */
export interface FoundFlow {
  readonly source: FlowSource;
  readonly entry: FlowEntry;
  /** Undefined when the file cannot be read at the moment. */
  readonly text: string | undefined;
}

/** The flow files of a project. Never overwrites what it could not read, nor what somebody else has changed meanwhile. */
export class FlowFiles {
  readonly #project: Project;
  readonly #backups: FileBackups;
  #work: Promise<unknown> = Promise.resolve();

  constructor(project: Project, backups: FileBackups) {
    this.#project = project;
    this.#backups = backups;
  }

  /** All flows and modules, by id. Of two files with one name the first counts: a flow's name is how it is known. */
  async list(): Promise<readonly FoundFlow[]> {
    const sources = (await Promise.all((await this.#folders()).map(listSources))).flat();
    const first = new Map<string, FlowSource>();
    for (const source of sources) if (!first.has(source.id)) first.set(source.id, source);
    const sorted = [...first.values()].sort((one, other) => (one.id < other.id ? -1 : 1));
    return Promise.all(sorted.map(readFound));
  }

  async read(id: string): Outcome<FlowText> {
    const found = await this.#find(id);
    if (found === undefined) return unknownFlow(id);
    if (found.text === undefined) return unreadable(found);
    return ok({ id, text: found.text, revision: found.entry.revision });
  }

  /** Makes a file of a name that is free. */
  create(title: string, text: string): Outcome<FlowEntry> {
    return this.#inTurn(async () => {
      const isSubflow = parseFlow(text).document?.parameters !== undefined;
      const folder = isSubflow ? `${subflowFolder}/` : "";
      const ids = (await this.list()).map(({ source }) => source.id.toLowerCase());
      const taken = new Set(ids.flatMap((id) => (id.startsWith(folder) ? [id.slice(folder.length)] : [])));
      const path = join(await this.#flowFolder(), folder, `${freeFlowId(title, taken)}.json`);
      await writeProjectFile(path, text);
      return this.#entryAt(path);
    });
  }

  save(request: SaveRequest): Outcome<FlowEntry> {
    return this.#inTurn(() => this.#save(request));
  }

  /** Moves the file to the backups. */
  remove(id: string): Outcome<void> {
    return this.#inTurn(async () => {
      const found = await this.#find(id);
      if (found === undefined) return unknownFlow(id);
      await this.#backups.take(found.source.path);
      return ok(undefined);
    });
  }

  async #save({ id, text, base, overwrite }: SaveRequest): Outcome<FlowEntry> {
    if (parseFlow(text).document === undefined) return refused("invalid", "This is no flow: it was not saved.", "Undo the last change.");
    const found = await this.#find(id);
    if (found === undefined) {
      if (base !== null && !overwrite) return refused("conflict", `The file of "${id}" is gone.`, "Save again to write it anew.");
      if (!isFileName(id)) return refused("invalid", `"${id}" cannot be the name of a file.`);
      const path = join(await this.#flowFolder(), `${id}.json`);
      await writeProjectFile(path, text);
      return this.#entryAt(path);
    }
    if (found.entry.type === "module") return refused("refused", `"${id}" is a module written by hand: edit it as a file.`);
    if (found.text === undefined) return unreadable(found);
    if (found.text === text) return ok(found.entry);
    if (!overwrite && base !== found.entry.revision) {
      return refused("conflict", `${shownPath(found.source.path)} was changed by another program.`, "Compare both, then choose one.");
    }
    await this.#backups.keep(found.source.path, found.text);
    await writeProjectFile(found.source.path, text);
    return this.#entryAt(found.source.path);
  }

  async #entryAt(path: string): Outcome<FlowEntry> {
    const found = (await this.list()).find(({ source }) => source.path === path);
    return found === undefined ? refused("failed", `${shownPath(path)} was written, but is not there.`) : ok(found.entry);
  }

  async #find(id: string): Promise<FoundFlow | undefined> {
    return (await this.list()).find(({ source }) => source.id === id);
  }

  async #folders(): Promise<string[]> {
    const usual = [join(this.#project.folder, flowFolder), join(this.#project.folder, moduleFolder)];
    const present = await Promise.all(usual.map(isFolder));
    const existing = usual.filter((_, index) => present[index] === true);
    return existing.length > 0 ? existing : [this.#project.folder];
  }

  /** Where new flows go: `flows/`, except in a folder of loose flow files. */
  async #flowFolder(): Promise<string> {
    const usual = join(this.#project.folder, flowFolder);
    if (await isFolder(usual)) return usual;
    return (await listSources(this.#project.folder)).some(({ kind }) => kind !== "module") ? this.#project.folder : usual;
  }

  /** One change after the other: what was checked is still so when it is written. */
  #inTurn<T>(work: () => Outcome<T>): Outcome<T> {
    const next = this.#work.then(work, work);
    this.#work = next;
    return next;
  }
}

async function readFound(source: FlowSource): Promise<FoundFlow> {
  const type = source.kind === "drawn" ? "flow" : source.kind;
  const text = await readFile(source.path, "utf8").catch(() => undefined);
  if (text === undefined)
    return { source, text, entry: { id: source.id, title: source.id, path: source.path, revision: "unreadable", type } };
  const entry: FlowEntry = { id: source.id, title: titleOf(source, text), path: source.path, revision: revisionOf(text), type };
  return { source, text, entry: type === "subflow" ? { ...entry, text } : entry };
}

/** Changes with the text. */
export function revisionOf(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}

function titleOf(source: FlowSource, text: string): string {
  const content = source.kind === "module" ? undefined : parseJson(text);
  const name = isJsonObject(content) ? content.name : undefined;
  return typeof name === "string" && name.trim() !== "" ? name : basename(source.id);
}

/** Not what no system takes as a file's name, or takes for something else. Subflows have a folder of their own. */
function isFileName(id: string): boolean {
  const name = id.startsWith(`${subflowFolder}/`) ? id.slice(subflowFolder.length + 1) : id;
  return !/^\.|[<>:"/\\|?*\p{Cc}]|[. ]$/u.test(name);
}

function unknownFlow(id: string): ReturnType<typeof refused> {
  return refused("not found", `There is no flow "${id}" in this project.`);
}

function unreadable({ source }: FoundFlow): ReturnType<typeof refused> {
  return refused("failed", `${shownPath(source.path)} cannot be read.`, "Check who may read the file; nothing is written over it.");
}
