import type { HomeDescription } from "../../z2m/description.ts";
import { type BuiltFlow, buildFlows } from "../build/build-flows.ts";
import { CheckCache } from "../build/check-cache.ts";
import type { Project } from "../project/project.ts";
import type { FlowSource } from "../project/targets.ts";

/** Builds flows one request after the other: they share a bundler, and files that the type checker reads. */
export class FlowBuilder {
  readonly #project: Project;
  #checks: Promise<CheckCache> | undefined;
  #work: Promise<unknown> = Promise.resolve();

  constructor(project: Project) {
    this.#project = project;
  }

  /** Executes nothing of what it builds. */
  build(sources: readonly FlowSource[], home: HomeDescription): Promise<readonly BuiltFlow[]> {
    const next = this.#work.then(async () => {
      this.#checks ??= CheckCache.open(this.#project.state);
      return buildFlows({ project: this.#project, sources, home, typeCheck: true, probes: true, checks: await this.#checks });
    });
    this.#work = next.catch(() => undefined);
    return next;
  }
}
