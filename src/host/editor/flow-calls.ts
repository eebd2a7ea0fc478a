import { calledPaths, resolveInProject } from "../../compiler/project-path.ts";
import { parseFlow } from "../../model/parse.ts";
import { fileInProject } from "../build/called-flows.ts";
import type { FoundFlow } from "./flow-files.ts";

/** Who calls whom among a project's flows. */
export class FlowCalls {
  readonly #byFile: ReadonlyMap<string, FoundFlow>;
  readonly #called = new Map<FoundFlow, ReadonlySet<FoundFlow>>();

  constructor(flows: readonly FoundFlow[]) {
    this.#byFile = new Map(flows.map((flow) => [fileInProject(flow.source.path), flow]));
  }

  /** What a flow calls, directly or through others. */
  calledBy(flow: FoundFlow): ReadonlySet<FoundFlow> {
    const known = this.#called.get(flow);
    if (known !== undefined) return known;
    const called = new Set(this.#directly(flow));
    // A set goes on over what is added to it meanwhile; a circle adds nothing new.
    for (const other of called) for (const next of this.#directly(other)) called.add(next);
    this.#called.set(flow, called);
    return called;
  }

  #directly({ source, text = "" }: FoundFlow): readonly FoundFlow[] {
    const document = source.kind === "module" ? undefined : parseFlow(text).document;
    const file = fileInProject(source.path);
    return (document === undefined ? [] : calledPaths(document)).flatMap((path) => {
      const found = resolveInProject(file, path);
      return (found.ok ? this.#byFile.get(found.value) : undefined) ?? [];
    });
  }
}
