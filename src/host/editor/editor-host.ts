import { resolve } from "node:path";
import { DisposerBag } from "../../base/disposer.ts";
import { ok, type Result } from "../../base/result.ts";
import type { ContractError } from "../../contract/define.ts";
import type { calls, EditorHandlers, events } from "../../contract/editor-contract.ts";
import type { HomeSource, LiveValues, Project, Session } from "../../contract/facts.ts";
import { type ServedContract, serveContract } from "../../contract/serve.ts";
import type { Port } from "../../contract/wire.ts";
import type { Clock } from "../../runtime/core/clock.ts";
import type { DesktopNotification } from "../../runtime/system/notify/notify-service.ts";
import { HostError, messageOf } from "../host-error.ts";
import { installedVersion } from "../installation.ts";
import { machineClock } from "../machine-clock.ts";
import { isFolder } from "../project/project.ts";
import type { SecretStore } from "../secret-store.ts";
import { AppFolder } from "./app-folder.ts";
import { BrokerPasswords } from "./broker-passwords.ts";
import { refused } from "./contract-errors.ts";
import { EventLog } from "./event-log.ts";
import { watchFolder } from "./folder-watch.ts";
import { createHandlers } from "./handlers.ts";
import { OpenProject } from "./open-project.ts";
import { preparePlayground } from "./playground.ts";
import { usualSource } from "./usual-source.ts";
import { createValidators } from "./validators.ts";

export type { HomeSource } from "../../contract/facts.ts";
export type { DesktopNotification } from "../../runtime/system/notify/notify-service.ts";

/** What only the desktop can do. */
export interface Shell {
  chooseFolder(): Promise<string | undefined>;
  saveExport(name: string, text: string): Promise<string | undefined>;
  /** Shows what a flow tells the person at this machine; without it the log has it. */
  notify?(notification: DesktopNotification): void;
  /** Where secrets are kept; without it there is no safe place. */
  readonly secrets?: SecretStore;
}

export interface EditorHostOptions {
  readonly face: Session["face"];
  /** Folder for what is remembered about projects, and for playgrounds. */
  readonly appFolder: string;
  readonly shell?: Shell | undefined;
  readonly clock?: Clock;
  /** Whether sensors of simulated homes drift and people move about by themselves. Default: true. */
  readonly life?: boolean;
}

/** The editor's host: one project at a time, for any number of attached editors. */
export interface EditorHost {
  readonly handlers: EditorHandlers;
  readonly served: ServedContract<typeof calls, typeof events>;
  /** Opens a project before any editor asks; `source` in place of the home it usually has. Throws a HostError. */
  open(folder: string, source?: HomeSource): Promise<void>;
  close(): Promise<void>;
}

type Outcome<T> = Promise<Result<T, ContractError>>;

export async function createEditorHost(options: EditorHostOptions): Promise<EditorHost> {
  const host = new Host(options, await AppFolder.open(options.appFolder));
  return {
    handlers: host.handlers,
    served: host.served,
    open: async (folder, source) => {
      const opened = await host.open(folder, source);
      if (opened.ok) return;
      const { message, remedy } = opened.error;
      throw new HostError({ kind: "failed", what: message, remedy });
    },
    close: () => host.close(),
  };
}

/** What the handlers of the contract work on. */
export class Host {
  readonly options: EditorHostOptions;
  readonly app: AppFolder;
  readonly handlers: EditorHandlers;
  readonly served: ServedContract<typeof calls, typeof events>;
  readonly log: EventLog;
  readonly #clock: Clock;
  readonly #passwords: BrokerPasswords;
  #bag = new DisposerBag();
  #project: OpenProject | undefined;
  #unwatch: () => Promise<void> = async () => undefined;
  readonly #watching = new Map<Port, string>();
  #lastTold = "";
  #work: Promise<unknown> = Promise.resolve();

  constructor(options: EditorHostOptions, app: AppFolder) {
    this.options = options;
    this.app = app;
    this.#clock = options.clock ?? machineClock;
    this.#passwords = new BrokerPasswords(options.shell?.secrets);
    this.log = new EventLog(this.#clock);
    this.handlers = createHandlers(this, undefined);
    this.served = this.#knowEditors(serveContract<typeof calls, typeof events>(this.handlers, createValidators()));
    this.log.appended.on((entries) => this.served.emit("logAppended", entries));
  }

  get project(): OpenProject | undefined {
    return this.#project;
  }

  async session(): Promise<Session> {
    const project = await this.#project?.facts();
    return { version: installedVersion(), face: this.options.face, project, recent: this.app.recent };
  }

  /** Opens a folder in the place of the project that is open, which stays when this one cannot be opened. Throws a HostError. */
  open(folder: string, wanted?: HomeSource): Outcome<Project> {
    return this.#inTurn(async () => {
      const path = resolve(folder);
      if (!(await isFolder(path))) return refused("not found", `There is no folder ${path}.`);
      const source = await this.#passwords.takeFrom(wanted ?? this.app.sourceOf(path) ?? (await usualSource(path)));
      const project = await OpenProject.open({
        folder: path,
        source,
        access: await this.#passwords.putInto(source),
        clock: this.#clock,
        log: this.log,
        life: this.options.life ?? true,
        isTrusted: () => this.app.isTrusted(path),
        onNotification: (notification) => this.options.shell?.notify?.(notification),
      });
      await this.#leave();
      await this.app.remember(path, { source });
      this.#enter(project);
      this.#unwatch = await watchFolder(path, this.#clock, () => this.#meetFiles());
      await this.tellSession();
      return ok(await project.facts());
    });
  }

  async openPlayground(home: Parameters<typeof preparePlayground>[1]): Outcome<Project> {
    const folder = this.app.playground(home);
    await preparePlayground(folder, home);
    return this.open(folder, { type: "simulated", home });
  }

  closeProject(): Outcome<void> {
    return this.#inTurn(async () => {
      await this.#leave();
      await this.tellSession();
      return ok(undefined);
    });
  }

  async tellSession(): Promise<void> {
    this.served.emit("sessionChanged", await this.session());
  }

  /** Tells the flows of the project, if they are others than those last told. */
  async tellFlows(): Promise<void> {
    const project = await this.#project?.facts();
    const text = JSON.stringify(project?.flows);
    if (project === undefined || text === this.#lastTold) return;
    this.#lastTold = text;
    this.served.emit("flowsChanged", project.flows);
  }

  async close(): Promise<void> {
    await this.#inTurn(async () => ok(await this.#leave()));
    this.log.dispose();
  }

  /** Which flow's values an editor shows; undefined: none. Each has its own. */
  watch(editor: Port, flow: string | undefined): void {
    if (flow === undefined) this.#watching.delete(editor);
    else this.#watching.set(editor, flow);
    this.#project?.runs.watch([...new Set(this.#watching.values())]);
  }

  /** An editor that has gone looks at nothing any more. */
  #knowEditors(served: Host["served"]): Host["served"] {
    return {
      emit: served.emit,
      attach: (port) => {
        served.attach(port, createHandlers(this, port));
        port.onClose(() => this.watch(port, undefined));
      },
    };
  }

  #enter(project: OpenProject): void {
    this.#project = project;
    this.served.emit("homeChanged", project.home.facts);
    this.served.emit("statesChanged", project.home.states);
    this.served.emit("runsChanged", project.runs.runs);
    this.#bag.add(project.home.changed.on(() => this.served.emit("homeChanged", project.home.facts)));
    this.#bag.add(project.home.statesChanged.on((states) => this.served.emit("statesChanged", states)));
    this.#bag.add(project.runs.sampled.on((sample) => this.#tellWatching(sample)));
    this.#bag.add(project.runs.changed.on(() => this.served.emit("runsChanged", project.runs.runs)));
  }

  #tellWatching(sample: LiveValues): void {
    const watching = [...this.#watching].flatMap(([editor, flow]) => (flow === sample.flow ? [editor] : []));
    this.served.emit("valuesSampled", sample, new Set(watching));
  }

  /** Another program has changed files. A running flow whose file is gone is stopped; changed ones wait for Run. */
  #meetFiles(): void {
    void this.#tellFilesMet().catch((error: unknown) => {
      this.log.log({ level: "error", event: "watchFailed", text: messageOf(error) });
    });
  }

  async #tellFilesMet(): Promise<void> {
    const project = this.#project;
    if (project === undefined) return;
    const present = new Set((await project.files.list()).map(({ source }) => source.id));
    for (const id of project.runs.ids) if (!present.has(id)) project.runs.forget(id);
    await this.tellFlows();
  }

  async #leave(): Promise<void> {
    await this.#unwatch();
    this.#unwatch = async () => undefined;
    this.#lastTold = "";
    this.#watching.clear();
    const project = this.#project;
    this.#project = undefined;
    this.#bag.dispose();
    this.#bag = new DisposerBag();
    await project?.close();
  }

  /** One project after the other: two that open at once would both be open. */
  #inTurn<T>(work: () => Outcome<T>): Outcome<T> {
    const next = this.#work.then(work, work);
    this.#work = next.catch(() => undefined);
    return next;
  }
}
