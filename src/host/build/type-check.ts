import { execFile } from "node:child_process";
import { unlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { HostError } from "../host-error.ts";
import { installation } from "../installation.ts";
import { isFile } from "../project/project.ts";
import { writeProjectFile } from "../project/write.ts";

/** One message of the type checker. Lines and columns count from 1. */
export interface TypeProblem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** TypeScript's number, such as 2345. */
  readonly code: number;
  readonly message: string;
}

export interface TypeCheckRequest {
  /** Where the configuration is written; the typed home is in `generated/` below it. */
  readonly folder: string;
  /** Absolute paths. Those outside `folder` find the typed home as if they were in a folder below it. */
  readonly files: readonly string[];
}

/**
 * Checks the files with the native TypeScript compiler as a process of its own: started directly, because its script
 * wrapper costs as long as the check of a flow. Rejects when the compiler cannot be run at all.
 */
export async function checkTypes(request: TypeCheckRequest): Promise<TypeProblem[]> {
  if (request.files.length === 0) return [];
  const config = join(request.folder, `tsconfig-${process.pid}.json`);
  await writeProjectFile(config, JSON.stringify(await checkerConfiguration(request), null, 2));
  try {
    const output = await runCompiler(config, request.folder);
    return parseTypeProblems(output, request.folder);
  } finally {
    await unlink(config).catch(() => undefined);
  }
}

/** The compiler's configuration for flows: strict, with the runtime's types under the name that flows import. */
export async function checkerConfiguration(request: TypeCheckRequest): Promise<object> {
  const parents = request.files.map((file) => dirname(dirname(file)));
  const nodeTypes = await findNodeTypes(request.files);
  return {
    compilerOptions: {
      target: "es2023",
      lib: ["es2023"],
      module: "esnext",
      moduleResolution: "bundler",
      strict: true,
      noFallthroughCasesInSwitch: true,
      noEmit: true,
      skipLibCheck: true,
      allowImportingTsExtensions: true,
      resolveJsonModule: true,
      types: nodeTypes === undefined ? [] : ["node"],
      ...(nodeTypes === undefined ? {} : { typeRoots: [nodeTypes] }),
      // "../generated/home" of a module that lies outside the project leads to the home that was generated for this check.
      rootDirs: [...new Set([request.folder, ...parents])],
      paths: { "ziggy-flow": [installation.runtimeTypes] },
    },
    files: request.files,
  };
}

/** Node's types, where the project or the installation has them: code of the user's may use all of Node. */
async function findNodeTypes(files: readonly string[]): Promise<string | undefined> {
  const starts = [...new Set([...files.map((file) => dirname(file)), installation.root])];
  for (const start of starts) {
    for (const folder of foldersUpFrom(start)) {
      const types = join(folder, "node_modules", "@types");
      if (await isFile(join(types, "node", "index.d.ts"))) return types;
    }
  }
  return undefined;
}

function foldersUpFrom(folder: string): string[] {
  const parent = dirname(folder);
  return parent === folder ? [folder] : [folder, ...foldersUpFrom(parent)];
}

/** The native compiler. Throws when the platform's package is not installed. */
export function compilerPath(): string {
  const compiler = createRequire(import.meta.url).resolve("tsc-native/package.json");
  const platformPackage = `@typescript/typescript-${process.platform}-${process.arch}/package.json`;
  const folder = dirname(createRequire(compiler).resolve(platformPackage));
  return join(folder, "lib", process.platform === "win32" ? "tsc.exe" : "tsc");
}

/** Something is wrong with the compiler, not with what it was to check. `trace`: all that it said. */
export function brokenDown(trace: string): HostError {
  const [first = ""] = trace.split("\n");
  return new HostError({
    kind: "failed",
    what: `The type checker broke down: ${first.slice(0, 120)}.`,
    remedy: "Try again; the log has what it said.",
    details: trace,
  });
}

function runCompiler(config: string, folder: string): Promise<string> {
  return new Promise((fulfil, reject) => {
    const options = { cwd: folder, maxBuffer: 64 * 2 ** 20 };
    execFile(compilerPath(), ["-p", config, "--pretty", "false"], options, (error, stdout, stderr) => {
      // An exit code is how it says that it found something.
      const hasFound = error !== null && typeof error.code === "number" && stdout.trim() !== "";
      if (error === null || hasFound) fulfil(stdout);
      else reject(brokenDown(stderr.trim() || error.message));
    });
  });
}

const located = /^(.*)\((\d+),(\d+)\): error TS(\d+): (.*)$/;
const unlocated = /^error TS(\d+): (.*)$/;

/** Reads `file(line,column): error TS2345: message`; indented lines continue the message. */
export function parseTypeProblems(output: string, folder: string): TypeProblem[] {
  const problems: TypeProblem[] = [];
  for (const line of output.split(/\r?\n/)) {
    const [, file, row, column, code, message] = located.exec(line) ?? [];
    const [, globalCode, globalMessage] = unlocated.exec(line) ?? [];
    const last = problems.at(-1);
    if (file !== undefined && message !== undefined) {
      problems.push({ file: resolve(folder, file), line: Number(row), column: Number(column), code: Number(code), message });
    } else if (globalMessage !== undefined) {
      problems.push({ file: "", line: 0, column: 0, code: Number(globalCode), message: globalMessage });
    } else if (line.startsWith(" ") && last !== undefined) {
      problems[problems.length - 1] = { ...last, message: `${last.message}\n${line}` };
    }
  }
  return problems;
}
