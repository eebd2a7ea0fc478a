import { readFile } from "node:fs/promises";
import { isJsonObject } from "../../base/json.ts";
import type { HomeDescription } from "../../z2m/description.ts";
import { scriptOf } from "../build/build-flows.ts";
import { readFlowModule } from "../build/flow-module.ts";
import { sourceUrlOf } from "../build/javascript.ts";
import { isError, type Problem } from "../build/problem.ts";
import { projectOfFile } from "../project/project.ts";
import type { FlowSource } from "../project/targets.ts";
import type { RunnableFlow } from "../runner/protocol.ts";

/** A flow that a trace can run, or why it cannot. */
export interface TestableFlow {
  readonly source: FlowSource;
  readonly problems: readonly Problem[];
  /** Undefined when it does not compile. */
  readonly runnable: RunnableFlow | undefined;
  /** Role → IEEE address or group number. */
  readonly roles: ReadonlyMap<string, string>;
}

/**
 * Compiles a flow for a home and makes it loadable. Nothing is written: neither the project's types of its home nor its
 * check's cache may change because a trace was played on another home. Types are what `check` checks.
 */
export async function prepareFlow(source: FlowSource, home: HomeDescription): Promise<TestableFlow> {
  const module = await readFlowModule(source, home);
  const { problems } = module;
  const roles = await readRoles(source);
  if (module.text === undefined || problems.some(isError)) return { source, problems, roles, runnable: undefined };
  const file = source.path.replace(/\.json$/, ".ts");
  const script = await scriptOf(source, module);
  if (!script.ok) {
    const found = script.error.map(({ message, position }) =>
      module.problemAt(position?.line ?? 1, position?.column ?? 1, { code: "syntax", message, file: position?.file }),
    );
    return { source, problems: [...problems, ...found], roles, runnable: undefined };
  }
  const { code } = script.value;
  const runnable: RunnableFlow = { id: source.id, version: "", code, sourceUrl: sourceUrlOf(projectOfFile(source.path).folder, file) };
  return { source, problems, roles, runnable };
}

async function readRoles({ kind, path }: FlowSource): Promise<ReadonlyMap<string, string>> {
  if (kind !== "drawn") return new Map();
  try {
    const content: unknown = JSON.parse(await readFile(path, "utf8"));
    const roles = isJsonObject(content) && isJsonObject(content.devices) ? Object.entries(content.devices) : [];
    return new Map(
      roles.flatMap(([role, bound]) => (isJsonObject(bound) ? [[role, String(bound.ieee ?? bound.group ?? bound.name ?? "")]] : [])),
    );
  } catch {
    // A flow that cannot be read is told where it is compiled.
    return new Map();
  }
}
