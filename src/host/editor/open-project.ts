import { basename, join } from "node:path";
import { DisposerBag } from "../../base/disposer.ts";
import { ok, type Result } from "../../base/result.ts";
import type { ContractError } from "../../contract/define.ts";
import type { Completion, HomeSource, Project as ProjectFacts, RunReport } from "../../contract/facts.ts";
import type { Diagnostic } from "../../model/diagnostic.ts";
import type { Clock } from "../../runtime/core/clock.ts";
import type { DesktopNotification } from "../../runtime/system/notify/notify-service.ts";
import type { HomeDescription } from "../../z2m/description.ts";
import { generateHome } from "../../z2m/generator/generate-home.ts";
import { analyseFlows } from "../build/analyse-flows.ts";
import { readFlowModule } from "../build/flow-module.ts";
import { isError } from "../build/problem.ts";
import { type HomeSnapshot, readLastSeen, writeLastSeen } from "../home/home-snapshot.ts";
import { messageOf } from "../host-error.ts";
import { type Project, projectAt } from "../project/project.ts";
import type { FlowSource } from "../project/targets.ts";
import { writeIfChanged } from "../project/write.ts";
import { completeCode } from "./completion/complete-code.ts";
import { LanguageServer } from "./completion/language-server.ts";
import { refused } from "./contract-errors.ts";
import { diagnosticsOf } from "./diagnostics.ts";
import type { EventLog } from "./event-log.ts";
import { FileBackups } from "./file-backups.ts";
import { FlowBuilder } from "./flow-builder.ts";
import { FlowCalls } from "./flow-calls.ts";
import { FlowDrafts } from "./flow-drafts.ts";
import { FlowFiles, type FoundFlow } from "./flow-files.ts";
import { FlowHistories } from "./flow-histories.ts";
import { FlowRuns } from "./flow-runs.ts";
import { HomeCommands } from "./home-commands.ts";
import { type HomeLine, openHomeLine } from "./home-line.ts";
import { HomeWatch } from "./home-watch.ts";
import { statefulIn } from "./stateful-in.ts";
import { holdsCode } from "./trust.ts";

type Outcome<T> = Promise<Result<T, ContractError>>;

export interface OpenProjectOptions {
  readonly folder: string;
  readonly source: HomeSource;
  /** The same with the password to connect with. */
  readonly access: HomeSource;
  readonly clock: Clock;
  readonly log: EventLog;
  readonly life: boolean;
  readonly isTrusted: () => boolean;
  readonly onNotification: (notification: DesktopNotification) => void;
}

/** A project in work: its files, its home, its running flows. */
export class OpenProject {
  readonly folder: string;
  readonly source: HomeSource;
  readonly files: FlowFiles;
  readonly drafts: FlowDrafts;
  readonly histories: FlowHistories;
  readonly home: HomeWatch;
  readonly commands: HomeCommands;
  readonly runs: FlowRuns;
  readonly #project: Project;
  readonly #options: OpenProjectOptions;
  /** Whether home.json follows: never from a simulated home, which must not take the place of the real one. */
  readonly #keepsHome: boolean;
  readonly #builder: FlowBuilder;
  readonly #line: HomeLine;
  readonly #languageServer: LanguageServer;
  readonly #bag = new DisposerBag();
  #keeping: Promise<void> = Promise.resolve();

  private constructor(options: OpenProjectOptions, project: Project, line: HomeLine, home: HomeWatch, keepsHome: boolean) {
    const { clock, log, source } = options;
    this.#keepsHome = keepsHome;
    this.#options = options;
    this.#project = project;
    this.#line = line;
    this.folder = project.folder;
    this.source = source;
    this.home = home;
    this.files = new FlowFiles(project, new FileBackups(project, clock));
    this.drafts = new FlowDrafts(project, clock);
    this.histories = new FlowHistories(project);
    this.commands = new HomeCommands(line, log.log);
    this.#builder = new FlowBuilder(project);
    this.#languageServer = new LanguageServer(clock);
    this.runs = new FlowRuns({
      config: line.config,
      // What was simulated must not go on in the real home.
      stateFolder: source.type === "simulated" ? join(project.state, "simulated") : project.state,
      clock,
      log: log.log,
      states: () => home.states.map(({ address, state }) => ({ address, payload: state })),
      onNotification: options.onNotification,
    });
    const { snapshot } = home;
    if (snapshot !== undefined) this.#takeHome(snapshot);
    this.#bag.add(home.homeChanged.on((next) => this.#takeHome(next)));
  }

  /** Connects to the home and reads the folder; executes nothing of it. Throws a HostError. */
  static async open(options: OpenProjectOptions): Promise<OpenProject> {
    const { clock, log, life, source, access } = options;
    const project = projectAt(options.folder);
    let home: HomeWatch | undefined;
    const line = await openHomeLine(
      { project, source: access, clock, life },
      {
        onTransport: (transport, config) => {
          home = new HomeWatch(clock, config.baseTopic);
          home.follow(transport);
        },
        onProblem: (text) => {
          // Said once an outage: it is tried again for as long as it takes.
          if (home?.hinder(text) === true) log.log({ level: "warning", event: "notConnected", text });
        },
      },
    );
    if (home === undefined) throw new Error("The line was opened without a transport");
    const keepsHome = source.type === "broker" && (await takeLastSeen(project, home, log));
    return new OpenProject(options, project, line, home, keepsHome);
  }

  async facts(): Promise<ProjectFacts> {
    const flows = await this.files.list();
    return {
      folder: this.folder,
      name: basename(this.folder),
      source: this.source,
      flows: flows.map(({ entry }) => entry),
      untrusted: this.#untrusted(flows, flows),
    };
  }

  /** Type-checks a text that may be unsaved. */
  async check(id: string, text: string): Promise<readonly Diagnostic[]> {
    return diagnosticsOf((await this.#buildDraft(id, text)).problems);
  }

  /** What is to be said of a text that may be unsaved, in view of all flows of the project. */
  async analyse(id: string, text: string): Promise<readonly Diagnostic[]> {
    const home = this.home.snapshot?.description;
    if (home === undefined) return [];
    return (await analyseFlows(this.#project, [await this.#draft(id, text)], home)).get(id) ?? [];
  }

  /** The module of a text that may be unsaved. */
  async export(id: string, text: string): Outcome<{ readonly typescript: string }> {
    const built = await this.#buildDraft(id, text);
    const [first] = built.problems.filter(isError);
    if (built.text !== undefined && first === undefined) {
      // One file is handed over: what the flow calls goes into it.
      const single = await readFlowModule(built.source, this.#description, { singleModule: true });
      return ok({ typescript: single.text ?? built.text });
    }
    return refused("failed", first?.message ?? "The flow cannot be compiled.", first?.remedy);
  }

  /** Compiles, checks and swaps; without ids all saved flows. */
  async run(ids: readonly string[] | undefined): Outcome<RunReport> {
    const flows = await this.files.list();
    const missing = ids?.find((id) => !flows.some(({ source }) => source.id === id));
    if (missing !== undefined) return refused("not found", `There is no flow "${missing}" in this project.`, "Save it first.");
    const named = ids === undefined ? flows : flows.filter(({ source }) => ids.includes(source.id));
    const wanted = this.#runnable(named, flows);
    if (wanted.length === 0 && named.length > 0) {
      return refused("refused", "No flow calls this subflow, and it does not run by itself.", "Put it into a flow, then run that.");
    }
    const untrusted = this.#untrusted(wanted, flows);
    if (untrusted.length > 0) {
      return refused(
        "refused",
        `These flows hold code or run programs, and may not run yet: ${untrusted.join(", ")}.`,
        "Trust this folder first.",
      );
    }
    if (this.home.snapshot === undefined)
      return refused("failed", "The home is not known yet.", "Wait for the broker, or choose a simulated home.");
    const built = await this.#builder.build(wanted.map(sourceWithText), this.home.snapshot.description);
    const found = new Map(wanted.map((flow) => [flow.source.id, flow]));
    const statefulOf = statefulIn(flows);
    return ok(
      await this.runs.run(
        built.map((flow) => {
          const text = found.get(flow.source.id);
          return { built: flow, revision: text?.entry.revision ?? "", stateful: text === undefined ? [] : statefulOf(text) };
        }),
      ),
    );
  }

  /** What could stand at a place in the code of a node. */
  complete(code: string, offset: number): Promise<readonly Completion[]> {
    const typedHome = generateHome(this.home.facts.home);
    return completeCode(this.#languageServer, { folder: join(this.#project.state, "completion"), typedHome, code, offset });
  }

  async close(): Promise<void> {
    this.#bag.dispose();
    this.#languageServer.end();
    await this.#keeping;
    await this.runs.close();
    this.home.dispose();
    await this.#line.close();
  }

  async #buildDraft(id: string, text: string): Promise<Awaited<ReturnType<FlowBuilder["build"]>>[number]> {
    const [built] = await this.#builder.build([await this.#draft(id, text)], this.#description);
    if (built === undefined) throw new Error("A build gives one answer for each flow");
    return built;
  }

  async #draft(id: string, text: string): Promise<FlowSource> {
    const saved = (await this.files.list()).find(({ source }) => source.id === id)?.source;
    return { ...(saved ?? { id, kind: "drawn", path: join(this.folder, "flows", `${id}.json`) }), text };
  }

  get #description(): HomeDescription {
    return this.home.snapshot?.description ?? { devices: [], groups: [], dropped: [] };
  }

  /** What of these runs: in the place of a subflow the flows that call it. */
  #runnable(named: readonly FoundFlow[], all: readonly FoundFlow[]): readonly FoundFlow[] {
    const subflows = named.filter(({ source }) => source.kind === "subflow");
    if (subflows.length === 0) return named;
    const calls = new FlowCalls(all);
    const calling = (flow: FoundFlow): boolean => subflows.some((subflow) => calls.calledBy(flow).has(subflow));
    return all.filter((flow) => flow.source.kind !== "subflow" && (named.includes(flow) || calling(flow)));
  }

  /** Flows that hold code themselves or in what they call. */
  #untrusted(flows: readonly FoundFlow[], all: readonly FoundFlow[]): readonly string[] {
    if (this.#options.isTrusted()) return [];
    const calls = new FlowCalls(all);
    const suspects = flows.filter(({ source }) => source.kind !== "subflow");
    return suspects.filter((flow) => [flow, ...calls.calledBy(flow)].some(holdsCode)).map(({ source }) => source.id);
  }

  #takeHome(snapshot: HomeSnapshot): void {
    this.runs.setHome(snapshot);
    this.#keeping = this.#keeping
      .then(() => this.#keepHome(snapshot))
      .catch((error: unknown) => this.#options.log.log({ level: "error", event: "homeNotKept", text: messageOf(error) }));
  }

  async #keepHome(snapshot: HomeSnapshot): Promise<void> {
    if (this.#keepsHome) await writeLastSeen(this.#project, snapshot);
    await writeIfChanged(this.#project.typedHome, generateHome(snapshot.description));
    const { sources } = this.runs;
    if (sources.length > 0) this.runs.keepForRestart(await this.#builder.build(sources, snapshot.description));
  }
}

/** Read once: what is built is what its revision says, whatever happens to the file meanwhile. */
function sourceWithText({ source, text }: FoundFlow): FlowSource {
  return source.kind !== "module" && text !== undefined ? { ...source, text } : source;
}

/** Until the broker answers, the home is what it was. False: home.json is damaged, and nothing is written over it. */
async function takeLastSeen(project: Project, home: HomeWatch, log: EventLog): Promise<boolean> {
  try {
    const lastSeen = await readLastSeen(project);
    if (lastSeen !== undefined && home.snapshot === undefined) home.take(lastSeen);
    return true;
  } catch (error) {
    const remedy = "It is left as it is; delete it, and it is written anew.";
    log.log({ level: "warning", event: "homeUnreadable", text: `${messageOf(error)}\n${remedy}` });
    return false;
  }
}
