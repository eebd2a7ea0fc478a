import { ok, type Result } from "../../base/result.ts";
import type { ContractError } from "../../contract/define.ts";
import type { EditorHandlers } from "../../contract/editor-contract.ts";
import type { FlowEntry } from "../../contract/facts.ts";
import type { Port } from "../../contract/wire.ts";
import { formatVersion } from "../../model/document.ts";
import { readDocument } from "../../model/parse.ts";
import { printFlow } from "../../model/print.ts";
import { refused, withFailuresAsErrors } from "./contract-errors.ts";
import { createProject } from "./create-project.ts";
import type { Host } from "./editor-host.ts";
import { fitToHome } from "./fit-to-home.ts";
import type { OpenProject } from "./open-project.ts";
import { readStarters, type Starter } from "./playground.ts";
import { titled } from "./titled.ts";

type Outcome<T> = Promise<Result<T, ContractError>>;

/** One function for each call of the contract. Inputs have been checked. `editor`: who asks; undefined for the program itself. */
export function createHandlers(host: Host, editor: Port | undefined): EditorHandlers {
  /** Does something with the open project. */
  function inProject<T>(work: (project: OpenProject) => Outcome<T>): Outcome<T> {
    const { project } = host;
    if (project === undefined) return Promise.resolve(refused("refused", "No project is open.", "Open one first."));
    return withFailuresAsErrors(() => work(project), host.log.log);
  }

  /** The same, after which the list of flows may be another. */
  function changingFlows<T>(work: (project: OpenProject) => Outcome<T>): Outcome<T> {
    return inProject(async (project) => {
      const result = await work(project);
      if (result.ok) await host.tellFlows();
      return result;
    });
  }

  return {
    getSession: async () => ok(await host.session()),
    openProject: ({ folder }) => withFailuresAsErrors(() => host.open(folder), host.log.log),
    createProject: ({ folder, source }) =>
      withFailuresAsErrors(async () => {
        await createProject(folder, source);
        return host.open(folder, source);
      }, host.log.log),
    openPlayground: ({ home }) => withFailuresAsErrors(() => host.openPlayground(home), host.log.log),
    closeProject: () => host.closeProject(),
    setSource: ({ source }) => inProject((project) => host.open(project.folder, source)),
    trustProject: () =>
      inProject(async (project) => {
        await host.app.remember(project.folder, { trusted: true });
        await host.tellSession();
        return ok(await project.facts());
      }),

    getHome: () => inProject(async (project) => ok(project.home.facts)),
    getStates: () => inProject(async (project) => ok(project.home.states)),
    setDevice: ({ address, payload }) => inProject(async (project) => project.commands.set(project.home.facts.home, address, payload)),
    queryDevice: ({ address, keys }) => inProject(async (project) => project.commands.query(project.home.facts.home, address, keys)),
    pressSimulated: ({ address, action, companions }) => inProject(async (project) => project.commands.press(address, action, companions)),
    reportSimulated: ({ address, state }) => inProject(async (project) => project.commands.report(address, state)),

    readFlow: ({ id }) => inProject((project) => project.files.read(id)),
    createFlow: ({ title, text }) => changingFlows((project) => createFlow(project, title, text)),
    saveFlow: (request) => changingFlows((project) => project.files.save(request)),
    renameFlow: ({ id, title }) => changingFlows((project) => renameFlow(project, id, title)),
    deleteFlow: ({ id }) =>
      changingFlows(async (project) => {
        const removed = await project.files.remove(id);
        if (removed.ok) {
          project.runs.forget(id);
          await project.histories.drop(id);
        }
        return removed;
      }),
    keepBackup: ({ flow, text, base }) => inProject(async (project) => ok(await project.drafts.keep(flow, text, base))),
    dropBackup: ({ flow }) => inProject(async (project) => ok(await project.drafts.drop(flow))),
    listBackups: () => inProject(async (project) => ok(await project.drafts.list())),
    keepHistory: ({ flow, text }) => inProject(async (project) => ok(await project.histories.keep(flow, text))),
    readHistory: ({ flow }) => inProject(async (project) => ok({ text: await project.histories.read(flow) })),
    listStarters: async () => ok(await startersFor(host.project)),

    checkFlow: ({ id, text }) => inProject(async (project) => ok(await project.check(id, text))),
    analyseFlow: ({ id, text }) => inProject(async (project) => ok(await project.analyse(id, text))),
    exportFlow: ({ id, text }) => inProject((project) => project.export(id, text)),
    saveExport: async ({ name, text }) => ok({ path: await host.options.shell?.saveExport(name, text) }),
    chooseFolder: async () => ok({ folder: await host.options.shell?.chooseFolder() }),
    completeCode: ({ code, offset }) => inProject(async (project) => ok(await project.complete(code, offset))),

    runFlows: ({ ids }) => inProject((project) => project.run(ids)),
    stopFlows: ({ ids }) => inProject(async (project) => ok(project.runs.stop(ids ?? project.runs.ids))),
    pressButton: ({ flow, node }) =>
      inProject(async (project) =>
        project.runs.press(flow, node) ? ok(undefined) : refused("refused", "The flow does not run.", "Run it, then press the button."),
      ),
    getRuns: () => inProject(async (project) => ok(project.runs.runs)),
    getLog: async () => ok(host.log.entries),
    watchFlow: ({ id }) => inProject(async () => ok(editor && host.watch(editor, id))),
  };
}

/** The flows to begin from, bound to what the open project's home has. */
async function startersFor(project: OpenProject | undefined): Promise<readonly Starter[]> {
  const starters = await readStarters();
  if (project === undefined) return starters;
  const { home } = project.home.facts;
  return starters.map((starter) => ({ ...starter, text: fitToHome(starter.text, home) }));
}

const emptyFlow = printFlow(readDocument({ ziggyFlow: formatVersion, nodes: {}, wires: [] }).document ?? failEmpty());

function failEmpty(): never {
  throw new Error("An empty flow is a flow");
}

async function createFlow(project: OpenProject, title: string, text: string = emptyFlow): Outcome<FlowEntry> {
  const named = titled(text, title);
  return named.ok ? project.files.create(title, named.value) : named;
}

/** Changes the flow's name; the file keeps its own, since state and running flows are known by it. */
async function renameFlow(project: OpenProject, id: string, title: string): Outcome<FlowEntry> {
  const file = await project.files.read(id);
  if (!file.ok) return file;
  const named = titled(file.value.text, title);
  return named.ok ? project.files.save({ id, text: named.value, base: file.value.revision, overwrite: false }) : named;
}
