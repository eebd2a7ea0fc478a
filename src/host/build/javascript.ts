import { SourceMap } from "node:module";
import { dirname, relative, resolve } from "node:path";
import type { BuildFailure, OutputFile, Plugin } from "esbuild";
import { err, ok, type Result } from "../../base/result.ts";
import { installation } from "../installation.ts";

/** Where something is in a source file. Line and column count from 1. */
export interface SourcePosition {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export interface JavaScript {
  readonly code: string;
  /** All files that went into it, absolute: when one of them changes, this is out of date. */
  readonly inputs: readonly string[];
  /** From a place in `code` (counted from 1) to where that was written. */
  locate(line: number, column: number): SourcePosition | undefined;
}

/** Something that keeps TypeScript from becoming JavaScript: a syntax error, a module that is not there. */
export interface BuildProblem {
  readonly message: string;
  readonly position: SourcePosition | undefined;
}

export interface JavaScriptRequest {
  /** Path of the module, absolute. It need not exist when `text` is given. */
  readonly file: string;
  readonly text?: string;
  /** Modules that need not exist either, by absolute path. */
  readonly others?: ReadonlyMap<string, string>;
}

/**
 * Strips the types and bundles whatever the module imports except the runtime, whose import becomes its URL: the module
 * is loaded from a `data:` URL, which cannot resolve names.
 */
export async function toJavaScript(request: JavaScriptRequest): Promise<Result<JavaScript, readonly BuildProblem[]>> {
  const { build } = await import("esbuild");
  const { file, text, others = new Map() } = request;
  const folder = dirname(file);
  building += 1;
  try {
    const result = await build({
      ...(text === undefined ? { entryPoints: [file] } : { stdin: { contents: text, sourcefile: file, resolveDir: folder, loader: "ts" } }),
      absWorkingDir: folder,
      outfile: "module.js",
      bundle: true,
      write: false,
      format: "esm",
      platform: "node",
      target: "node20",
      sourcemap: "external",
      sourcesContent: false,
      metafile: true,
      logLevel: "silent",
      // The user's own settings are for the user's own tools.
      tsconfigRaw: "{}",
      plugins: [runtimeByUrl, modulesFromMemory(others)],
    });
    const inputs = Object.keys(result.metafile.inputs).filter((input) => input !== "<stdin>");
    return ok(
      fromOutput(
        result.outputFiles,
        inputs.map((input) => resolve(folder, input)),
        folder,
      ),
    );
  } catch (error) {
    if (!isBuildFailure(error)) throw error;
    return err(error.errors.map((found) => ({ message: found.text, position: positionOf(found.location, folder) })));
  } finally {
    building -= 1;
  }
}

/** Builds under way, whoever asked for them. */
let building = 0;

/**
 * Ends esbuild's process, which otherwise stays for the next build: 12 MB that an idle runner need not hold. It comes back
 * by itself. Does nothing while somebody builds: ending it would end that build too.
 */
export async function endBundler(): Promise<void> {
  const { stop } = await import("esbuild");
  if (building === 0) await stop();
}

const runtimeByUrl: Plugin = {
  name: "runtime by URL",
  setup(build) {
    build.onResolve({ filter: /^ziggy-flow$/ }, () => ({ path: installation.runtime.href, external: true }));
  },
};

function modulesFromMemory(modules: ReadonlyMap<string, string>): Plugin {
  return {
    name: "modules from memory",
    setup(build) {
      if (modules.size === 0) return;
      build.onResolve({ filter: /^\.{1,2}\// }, ({ path, resolveDir }) => {
        const full = resolve(resolveDir, path);
        return modules.has(full) ? { path: full } : undefined;
      });
      build.onLoad({ filter: /\.ts$/ }, ({ path }) => {
        const contents = modules.get(path);
        return contents === undefined ? undefined : { contents, loader: "ts", resolveDir: dirname(path) };
      });
    },
  };
}

function fromOutput(files: readonly OutputFile[], inputs: readonly string[], folder: string): JavaScript {
  const code = files.find((file) => file.path.endsWith(".js"))?.text ?? "";
  const map = files.find((file) => file.path.endsWith(".map"))?.text;
  let parsed: SourceMap | undefined;
  return {
    code,
    inputs,
    locate: (line, column) => {
      if (map === undefined) return undefined;
      // Only needed when something goes wrong.
      parsed ??= new SourceMap(JSON.parse(map));
      const entry = parsed.findEntry(line - 1, column - 1);
      if (!("originalSource" in entry)) return undefined;
      return { file: resolve(folder, entry.originalSource), line: entry.originalLine + 1, column: entry.originalColumn + 1 };
    },
  };
}

function positionOf(location: BuildFailure["errors"][number]["location"], folder: string): SourcePosition | undefined {
  if (location === null) return undefined;
  return { file: resolve(folder, location.file), line: location.line, column: location.column + 1 };
}

function isBuildFailure(error: unknown): error is BuildFailure {
  return error instanceof Error && "errors" in error && Array.isArray(error.errors);
}

/** `ziggy-flow:///flows/hall-light.ts`: how a flow's module is called in stack traces. */
export function sourceUrlOf(projectFolder: string, file: string): string {
  const path = relative(projectFolder, file).split(/[\\/]/).map(encodeSegment).join("/");
  return `ziggy-flow:///${path}`;
}

/** Stack traces put places into brackets, so a name must not hold any. */
function encodeSegment(segment: string): string {
  return encodeURIComponent(segment).replaceAll("(", "%28").replaceAll(")", "%29");
}
