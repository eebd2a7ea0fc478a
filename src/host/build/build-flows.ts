import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import type { HomeDescription } from "../../z2m/description.ts";
import { generateHome } from "../../z2m/generator/generate-home.ts";
import { flowFolder, type Project, shownPath } from "../project/project.ts";
import type { FlowSource } from "../project/targets.ts";
import { writeIfChanged } from "../project/write.ts";
import type { RunnableFlow } from "../runner/protocol.ts";
import { CheckCache, checkKey } from "./check-cache.ts";
import { type FlowModule, readFlowModule, type SubflowModule } from "./flow-module.ts";
import { endBundler, type JavaScript, sourceUrlOf, toJavaScript } from "./javascript.ts";
import { isError, type Problem } from "./problem.ts";
import { checkTypes, type TypeProblem } from "./type-check.ts";

/** A flow made ready to run, or the reasons why it is not. */
export interface BuiltFlow {
  readonly source: FlowSource;
  /** Undefined when an error holds the flow back. */
  readonly runnable: RunnableFlow | undefined;
  readonly problems: readonly Problem[];
  /** The module as a person reads it. Undefined when there is none because of errors. */
  readonly text: string | undefined;
  /** Which node of the flow a place in the loaded code comes from, in words a person can follow. */
  readonly locate: (line: number, column: number) => CodePlace | undefined;
}

export interface CodePlace {
  readonly file: string;
  readonly line: number;
  readonly node: string | undefined;
  /** The node is one of a subflow that the flow calls, not of the flow itself. */
  readonly inSubflow: boolean;
}

export interface BuildRequest {
  readonly project: Project;
  readonly sources: readonly FlowSource[];
  readonly home: HomeDescription;
  readonly typeCheck: boolean;
  /** What is known of earlier checks, for who builds again and again. Default: what the project's folder keeps. */
  readonly checks?: CheckCache | undefined;
  /** Whether the loaded code shows an editor what its wires carry. What is checked and printed never does. */
  readonly probes?: boolean;
}

interface Stage {
  readonly source: FlowSource;
  readonly module: FlowModule;
  readonly script: JavaScript | undefined;
  /** The same with probes, where there are any: what is loaded. */
  readonly probed?: JavaScript | undefined;
  readonly problems: readonly Problem[];
}

/** Compiles, type-checks and makes loadable; nothing of it executes a flow. One flow's problems never stop another. */
export async function buildFlows(request: BuildRequest): Promise<BuiltFlow[]> {
  const typedHome = generateHome(request.home);
  await writeIfChanged(request.project.typedHome, typedHome);
  const stages = await Promise.all(request.sources.map((source) => stage(request, source)));
  const found = request.typeCheck ? await typeProblems(request, typedHome, stages) : new Map<string, readonly Problem[]>();
  await endBundler();
  return stages.map((each) => finish(request.project, each, found.get(each.source.id) ?? []));
}

async function stage(request: BuildRequest, source: FlowSource): Promise<Stage> {
  const module = await readFlowModule(source, request.home, { probes: request.probes === true });
  if (module.text === undefined) return { source, module, script: undefined, problems: module.problems };
  const file = scriptFile(source);
  const script = await scriptOf(source, module);
  if (script.ok) return { source, module, script: script.value, probed: await probedScript(file, module), problems: module.problems };
  const problems = script.error.map(({ message, position }) =>
    module.problemAt(position?.line ?? 1, position?.column ?? 1, {
      code: "syntax",
      message,
      file: position?.file === file ? undefined : position?.file,
    }),
  );
  return { source, module, script: undefined, problems: [...module.problems, ...problems] };
}

async function probedScript(file: string, { probed }: FlowModule): Promise<JavaScript | undefined> {
  const script = probed === undefined ? undefined : await toJavaScript({ file, text: probed.text, others: textsOf(probed.subflows) });
  return script?.ok === true ? script.value : undefined;
}

/** Strips the types of a flow's module and of those of the subflows that it calls. */
export function scriptOf(source: FlowSource, { text, subflows }: FlowModule): ReturnType<typeof toJavaScript> {
  const file = scriptFile(source);
  return toJavaScript(source.kind === "module" || text === undefined ? { file } : { file, text, others: textsOf(subflows) });
}

function textsOf(subflows: readonly SubflowModule[]): ReadonlyMap<string, string> {
  return new Map(subflows.map(({ module, text }) => [module, text]));
}

/** What the loaded code calls the module: for a drawn flow a file that exists only when it is exported. */
function scriptFile(source: FlowSource): string {
  return source.path.replace(/\.json$/, ".ts");
}

/** Where the module of a drawn flow lies while it is checked: beside a folder with the typed home, as in the project. */
function modulePath(project: Project, source: FlowSource): string {
  return source.kind === "module" ? source.path : join(checkFolder(project), flowFolder, `${source.id}.ts`);
}

/** The same for a subflow that it calls. */
function checkedPath(project: Project, source: FlowSource, { importPath }: SubflowModule): string {
  return resolve(dirname(modulePath(project, source)), importPath);
}

function checkFolder(project: Project): string {
  return join(project.state, "check");
}

async function typeProblems(
  { project, checks }: BuildRequest,
  typedHome: string,
  stages: readonly Stage[],
): Promise<Map<string, readonly Problem[]>> {
  const cache = checks ?? (await CheckCache.open(checkFolder(project)));
  const keyed = await Promise.all(
    stages.filter((each) => each.script !== undefined).map(async (each) => ({ ...each, key: await keyOf(each, typedHome) })),
  );
  const unknown = keyed.filter((each) => cache.get(each.key) === undefined);
  if (unknown.length > 0) {
    await writeIfChanged(join(checkFolder(project), "generated", "home.ts"), typedHome);
    for (const { source, module } of unknown) {
      if (source.kind === "module") continue;
      await writeIfChanged(modulePath(project, source), module.text ?? "");
      for (const subflow of module.subflows) await writeIfChanged(checkedPath(project, source, subflow), subflow.text);
    }
    const files = unknown.map(({ source }) => modulePath(project, source));
    const problems = await checkTypes({ folder: checkFolder(project), files });
    for (const each of unknown)
      cache.set(
        each.key,
        problems.filter((problem) => concerns(problem, project, each)),
      );
  }
  await cache.save();
  return new Map(keyed.map((each) => [each.source.id, (cache.get(each.key) ?? []).map((problem) => asProblem(problem, project, each))]));
}

async function keyOf({ module, script, source }: Stage, typedHome: string): Promise<string> {
  const imported = source.kind === "module" ? (script?.inputs ?? []) : [];
  const inputs = [...(await Promise.all(imported.map((file) => readFile(file, "utf8")))), ...module.subflows.map(({ text }) => text)];
  return checkKey([source.path, module.text ?? "", ...inputs], typedHome);
}

/** A problem in a shared module is one of each flow that uses it; one without a place concerns all. */
function concerns(problem: TypeProblem, project: Project, { source, script, module }: Stage): boolean {
  if (problem.file === "" || problem.file === modulePath(project, source)) return true;
  if (source.kind === "module") return script?.inputs.includes(problem.file) ?? false;
  return module.subflows.some((subflow) => checkedPath(project, source, subflow) === problem.file);
}

function asProblem(problem: TypeProblem, project: Project, { source, module }: Stage): Problem {
  const own = problem.file === modulePath(project, source);
  const called = module.subflows.find((subflow) => checkedPath(project, source, subflow) === problem.file);
  const details = { code: `TS${problem.code}`, message: problem.message, file: own ? undefined : (called?.module ?? problem.file) };
  return module.problemAt(problem.line, problem.column, details);
}

function finish(project: Project, stage: Stage, types: readonly Problem[]): BuiltFlow {
  const { source, module, script, problems } = stage;
  const all = [...problems, ...types];
  // A subflow is checked, and runs where it is called.
  const held = script === undefined || source.kind === "subflow" || all.some(isError);
  return {
    source,
    problems: all,
    text: module.text,
    runnable: held ? undefined : runnable(project, stage, script),
    locate: (line, column) => locate(stage, line, column),
  };
}

function locate({ source, module, script, probed }: Stage, line: number, column: number): CodePlace | undefined {
  const position = (probed ?? script)?.locate(line, column);
  if (position === undefined) return undefined;
  const loaded = module.probed ?? module;
  const called = loaded.subflows.find((subflow) => subflow.module === position.file);
  if (called !== undefined)
    return { file: shownPath(called.path), line: position.line, node: called.nodeAt(position.line), inSubflow: true };
  const node = loaded.nodeAt(position.line, position.column);
  return { file: shownPath(source.kind === "module" ? position.file : source.path), line: position.line, node, inSubflow: false };
}

/** Its version is that of what it does: probes come and go without starting it anew. */
function runnable(project: Project, { source, probed }: Stage, script: JavaScript): RunnableFlow {
  const version = createHash("sha256").update(script.code).digest("hex").slice(0, 16);
  return { id: source.id, version, code: (probed ?? script).code, sourceUrl: sourceUrlOf(project.folder, scriptFile(source)) };
}
