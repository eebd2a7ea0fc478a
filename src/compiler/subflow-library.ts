import type { Catalogue } from "../catalogue/define-node.ts";
import type { FlowModule } from "../ir/module.ts";
import { type Diagnostic, diagnose } from "../model/diagnostic.ts";
import type { FlowDocument } from "../model/document.ts";
import type { ParsedFlow } from "../model/parse.ts";
import type { HomeDescription } from "../z2m/description.ts";
import type { CompiledSubflow } from "./compile.ts";
import type { CalledSubflow } from "./graph.ts";
import { nearest } from "./near.ts";
import { homeBeside, importPath, nameOfFile, resolveInProject } from "./project-path.ts";
import { type ResolvedFlow, resolveFlow } from "./resolve-flow.ts";
import { interfaceOf } from "./subflow-interface.ts";
import { type FlowUses, usesOf } from "./uses.ts";
import { type WrittenModule, writeModule } from "./write-module.ts";

/** Flow files by path as seen from the project: where a flow finds the subflows that it calls. */
export type FlowFiles = ReadonlyMap<string, ParsedFlow>;
export const noFiles: FlowFiles = new Map();

export interface LibraryOptions {
  readonly files: FlowFiles;
  readonly home: HomeDescription;
  readonly catalogue: Catalogue;
  /** The flow that is compiled, as seen from the project. */
  readonly file: string;
  readonly version: string;
  readonly probes?: boolean | undefined;
  /** Subflows are written into the module of the flow. */
  readonly singleModule?: boolean | undefined;
}

interface Subflow extends ResolvedFlow {
  readonly document: FlowDocument;
  readonly file: string;
  readonly nodeLines: ReadonlyMap<string, number>;
}

/** The subflows that one flow calls, and those that they call: each resolved once, its module written once. */
export class SubflowLibrary {
  readonly #options: LibraryOptions;
  readonly #known = new Map<string, Subflow | Diagnostic>();
  readonly #written = new Map<string, WrittenModule>();
  /** The files that are being resolved, each called by the one before. */
  readonly #path: string[];

  constructor(options: LibraryOptions) {
    this.#options = options;
    this.#path = [options.file];
  }

  /** How the flow in this file finds what it calls. */
  finderFor(from: string): (path: string) => CalledSubflow | Diagnostic {
    return (path) => {
      const file = resolveInProject(from, path);
      if (!file.ok) return diagnose("subflow/bad-path", {}, { path, problem: file.error });
      const found = this.#find(file.value, path, from);
      if ("code" in found) return found;
      return {
        file: found.file,
        interface: interfaceOf(found.document, found.graph, found.file),
        importPath: this.#options.singleModule === true ? found.file : importPath(from, found.file).replace(/\.json$/, ".ts"),
        functionName: () => this.#write(found).name,
      };
    };
  }

  /** The modules of all subflows that have been called, by file. */
  get modules(): readonly CompiledSubflow[] {
    const { file: from } = this.#options;
    return [...this.#written]
      .map(([file, { module }]) => ({ file, importPath: importPath(from, file).replace(/\.json$/, ".ts"), module }))
      .sort((one, other) => (one.file < other.file ? -1 : 1));
  }

  /** The same to be written into the calling module: each after those that it calls. */
  get parts(): readonly FlowModule[] {
    return [...this.#written.values()].map(({ part }) => part);
  }

  /** What the subflows need from outside. */
  get uses(): readonly FlowUses[] {
    return [...this.#known.values()].flatMap((found) => ("code" in found ? [] : [usesOf(found.graph)]));
  }

  #find(file: string, path: string, from: string): Subflow | Diagnostic {
    const at = this.#path.indexOf(file);
    if (at >= 0) return diagnose("subflow/recursion", {}, { path: [...this.#path.slice(at), file].join(" → ") });
    const known = this.#known.get(file) ?? this.#resolve(file, path, from);
    this.#known.set(file, known);
    return known;
  }

  #resolve(file: string, path: string, from: string): Subflow | Diagnostic {
    const { files, home, catalogue } = this.#options;
    const parsed = files.get(file);
    if (parsed === undefined) return diagnose("subflow/missing", {}, { path, file, near: this.#nearPath(file, from) });
    const { document, nodeLines } = parsed;
    if (document === undefined) return brokenBy(file, parsed.diagnostics);
    if (document.parameters === undefined) return diagnose("subflow/not-one", {}, { file });
    this.#path.push(file);
    const resolved = resolveFlow(document, { home, catalogue, findSubflow: this.finderFor(file) });
    this.#path.pop();
    const errors = resolved.diagnostics.filter(({ severity }) => severity === "error");
    return errors.length > 0 ? brokenBy(file, errors) : { ...resolved, document, file, nodeLines };
  }

  #nearPath(file: string, from: string): string {
    const subflows = [...this.#options.files].flatMap(([other, { document }]) => (document?.parameters === undefined ? [] : [other]));
    const near = nearest(file, subflows);
    return near === "" ? "" : importPath(from, near).replace(/^\.\//, "");
  }

  #write(subflow: Subflow): WrittenModule {
    const { file, document, graph, nodeLines } = subflow;
    const known = this.#written.get(file);
    if (known !== undefined) return known;
    const { version, probes } = this.#options;
    const name = nameOfFile(file);
    const homeModule = importPath(file, homeBeside(this.#options.file));
    const written = writeModule(document, graph, { id: name, file, version, homeModule, probes, nodeLines });
    this.#written.set(file, written);
    return written;
  }
}

/** Of all that is wrong, a call of itself is what explains the rest. */
function brokenBy(file: string, errors: readonly Diagnostic[]): Diagnostic {
  const recursion = errors.find(({ code }) => code === "subflow/recursion");
  return recursion ?? diagnose("subflow/broken", {}, { file, problem: errors[0]?.message ?? "it cannot be read" });
}
