import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import type { Redact } from "../../runtime/system/redact.ts";
import type { HomeDescription } from "../../z2m/description.ts";
import { endBundler } from "../build/javascript.ts";
import { isError, type Problem } from "../build/problem.ts";
import { chooseSimulatedHome } from "../home/choose-home.ts";
import { type HomeSnapshot, readHomeFrom } from "../home/home-snapshot.ts";
import { type Failure, HostError, messageOf } from "../host-error.ts";
import { installation } from "../installation.ts";
import { machineClock } from "../machine-clock.ts";
import { type Project, projectOfFile, shownPath } from "../project/project.ts";
import type { FlowSource } from "../project/targets.ts";
import type { HostOptions } from "../session/host-options.ts";
import { findFlow, findTraces, flowsOf, isAbout } from "./find-traces.ts";
import { judge, type Verdict } from "./judge.ts";
import { prepareFlow, type TestableFlow } from "./load-flows.ts";
import { TraceNames } from "./names.ts";
import type { Performance } from "./play-trace.ts";
import { readTrace } from "./read-trace.ts";
import type { Trace, TraceProblem } from "./trace.ts";
import { readTraceDefaults, type TraceDefaults, withDefaults } from "./trace-defaults.ts";
import { TraceStage } from "./trace-stage.ts";

/** What came of one trace. */
export interface TraceResult {
  /** As shown in messages. */
  readonly file: string;
  readonly path: string;
  readonly text: string;
  readonly ok: boolean;
  /** Why it could not be played; line 0 where no line is to blame. */
  readonly unplayable: readonly TraceProblem[];
  /** What the compiler says of its flows. */
  readonly problems: readonly Problem[];
  /** Undefined when it could not be played. */
  readonly played: PlayedTrace | undefined;
}

export interface PlayedTrace {
  /** With friendly names. */
  readonly trace: Trace;
  readonly performance: Performance;
  readonly verdict: Verdict;
}

/**
 * Plays the traces of flows, folders and files on the virtual clock: no broker, no network, nothing is written. A trace that
 * cannot be played is a failed one; a HostError is thrown for paths that mean nothing.
 */
export async function runTraces(paths: readonly string[], options: HostOptions): Promise<readonly TraceResult[]> {
  const stage = new TraceStage({ entry: installation.traceWorker, clock: machineClock });
  const workbench = new Workbench(options, stage);
  const results: TraceResult[] = [];
  try {
    for (const { path, onlyFor } of await findTraces(paths)) {
      // Two flows that were named may share a trace.
      if (results.some((result) => result.path === path)) continue;
      const result = await workbench.play(path, onlyFor);
      if (result !== undefined) results.push(result);
    }
  } finally {
    await stage.close();
    await endBundler();
  }
  return results;
}

/** Keeps homes and compiled flows from trace to trace. */
class Workbench {
  readonly #options: HostOptions;
  readonly #stage: TraceStage;
  readonly #defaults = new Map<string, Promise<TraceDefaults>>();
  readonly #homes = new Map<string, HomeSnapshot>();
  readonly #flows = new Map<HomeDescription, Map<string, Promise<TestableFlow>>>();

  constructor(options: HostOptions, stage: TraceStage) {
    this.#options = options;
    this.#stage = stage;
  }

  /** Undefined when the trace is not about the flow that was asked for. */
  async play(path: string, onlyFor: string | undefined): Promise<TraceResult | undefined> {
    const file = shownPath(path);
    const text = await readFile(path, "utf8").catch((error: unknown) => {
      throw new HostError({ kind: "failed", where: file, what: messageOf(error) });
    });
    const failed = (unplayable: readonly TraceProblem[], problems: readonly Problem[] = []): TraceResult => {
      return { file, path, text, ok: false, unplayable, problems, played: undefined };
    };
    const read = readTrace(text);
    const flows = flowsOf(path, read.ok ? read.value.settings.flows : []);
    if (onlyFor !== undefined && !isAbout(flows, onlyFor)) return undefined;
    if (!read.ok) return failed(read.error);
    if (read.value.expectations.every(({ kind }) => kind === "SEND")) return failed([checksNothing]);

    const sources: FlowSource[] = [];
    for (const flow of flows) {
      const source = await findFlow(path, flow);
      if (source === undefined) return failed([noSuchFlow(flow)]);
      sources.push(source);
    }
    const home = await this.#homeOf(path, read.value.settings.home, sources).catch(failureOf);
    if ("what" in home) return failed([{ line: 0, what: home.what, remedy: home.remedy ?? "correct the trace's setting home" }]);
    const testable = await Promise.all(sources.map((source) => this.#prepare(source, home.description)));
    const problems = testable.flatMap((flow) => flow.problems);
    const names = new TraceNames(
      home.description,
      testable.map(({ roles }) => roles),
    );
    const defaults = await this.#defaultsFor(projectOfFile(sources[0]?.path ?? path));
    const { trace, problems: unknown } = names.resolve(withDefaults(read.value, defaults));
    if (problems.some(isError) || unknown.length > 0) return failed(unknown, problems);

    const outcome = await this.#stage.play({
      trace,
      flows: testable.flatMap(({ runnable }) => runnable ?? []),
      home: { devices: home.devices, groups: home.groups },
      roles: testable.map(({ roles }) => roles),
      quirks: defaults.quirks,
    });
    if ("what" in outcome) return failed([outcome], problems);
    const performance = withoutSecrets(outcome, defaults.redact);
    const verdict = judge(trace, performance.deeds);
    const ok = verdict.ok && performance.faults.length === 0;
    return { file, path, text, ok, unplayable: [], problems, played: { trace, performance, verdict } };
  }

  /** The home that the trace names; else that of the command line; else the one with most of the flows' devices. */
  async #homeOf(path: string, named: string | undefined, sources: readonly FlowSource[]): Promise<HomeSnapshot> {
    const { devices, simulate } = this.#options;
    const asked = named === undefined ? (devices ?? simulate ?? "") : homePath(dirname(path), named);
    const chosen = asked === "" ? await chooseSimulatedHome(projectOfFile(sources[0]?.path ?? path), sources) : asked;
    const known = this.#homes.get(chosen) ?? readHomeFrom(shippedOr(chosen));
    this.#homes.set(chosen, known);
    return known;
  }

  #defaultsFor(project: Project): Promise<TraceDefaults> {
    const known = this.#defaults.get(project.config) ?? readTraceDefaults(project, this.#options.config);
    this.#defaults.set(project.config, known);
    return known;
  }

  #prepare(source: FlowSource, home: HomeDescription): Promise<TestableFlow> {
    const prepared = this.#flows.get(home) ?? new Map<string, Promise<TestableFlow>>();
    this.#flows.set(home, prepared);
    const flow = prepared.get(source.path) ?? prepareFlow(source, home);
    prepared.set(source.path, flow);
    return flow;
  }
}

/** What flows sent stays as it is: it is compared. */
function withoutSecrets({ deeds, faults, printed }: Performance, redact: Redact): Performance {
  const hidden = <T extends { readonly text: string }>(one: T): T => ({ ...one, text: redact(one.text) });
  return { deeds, faults: faults.map(hidden), printed: printed.map(hidden) };
}

const checksNothing: TraceProblem = {
  line: 0,
  what: "this trace checks nothing",
  remedy: 'say what must or must not come: 1s EXPECT lamp {"state":"ON"}, or 0s..1m NEVER lamp *',
};

function noSuchFlow(flow: string): TraceProblem {
  return {
    line: 0,
    what: `there is no flow "${flow}" beside the folder of this trace`,
    remedy: "name the flows at the top: flows: hall-light, remote (or paths, seen from the trace)",
  };
}

/** One trace's home that cannot be read is no reason not to play the others. */
function failureOf(error: unknown): Failure {
  if (error instanceof HostError) return error.failures[0];
  throw error;
}

/** A path counts from the trace that names it. */
function homePath(folder: string, named: string): string {
  const beside = resolve(folder, named);
  return existsSync(beside) ? beside : named;
}

/** The name of a home that ships with the program, or a path. */
function shippedOr(home: string): string {
  const shipped = join(installation.homes, home);
  return /^[a-z]+$/.test(home) && !existsSync(home) && existsSync(shipped) ? shipped : home;
}
