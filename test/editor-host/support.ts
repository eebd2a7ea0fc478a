import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Result } from "../../src/base/result.ts";
import { createClient } from "../../src/contract/client.ts";
import type { ContractError } from "../../src/contract/define.ts";
import type { calls, EditorClient, events } from "../../src/contract/editor-contract.ts";
import type { EntityState, FlowEntry, FlowRun, HomeFacts, LiveValues, LogEntry } from "../../src/contract/facts.ts";
import { createLoopback } from "../../src/contract/loopback.ts";
import { createEditorHost } from "../../src/host/editor/editor-host.ts";

/** An editor without a page, connected to a host of its own. */
export interface TestEditor {
  readonly client: EditorClient;
  readonly folder: string;
  readonly states: Map<string, EntityState>;
  readonly runs: Map<string, FlowRun>;
  readonly log: LogEntry[];
  readonly flows: readonly FlowEntry[];
  /** As last told; undefined before the first news of it. */
  readonly home: HomeFacts | undefined;
  readonly samples: LiveValues[];
  /** One more window on the same host. */
  openWindow(): { readonly client: EditorClient; readonly samples: LiveValues[]; close(): void };
  /** Resolves when the condition holds; it is looked at after every fact. */
  until(condition: () => boolean, what: string): Promise<void>;
  /** Writes a file of the open project, as another program would. */
  writeFile(path: string, text: string): Promise<void>;
  /** Makes a folder of these files; returns its path. */
  makeFolder(files: { readonly [path: string]: string }): Promise<string>;
  /** Copies the open project; returns where to. */
  copyProject(): Promise<string>;
  close(): Promise<void>;
}

export async function openTestEditor(): Promise<TestEditor> {
  const folder = await mkdtemp(join(tmpdir(), "ziggy-flow-editor-"));
  const host = await createEditorHost({ face: "browser", appFolder: join(folder, "app"), life: false });
  const line = createLoopback();
  host.served.attach(line.host);
  const client = createClient<typeof calls, typeof events>(line.editor);
  const states = new Map<string, EntityState>();
  const runs = new Map<string, FlowRun>();
  const log: LogEntry[] = [];
  const samples: LiveValues[] = [];
  const looks = new Set<() => void>();
  const look = (): void => {
    for (const each of looks) each();
  };
  client.on("statesChanged", (news) => {
    for (const state of news) states.set(state.address, state);
    look();
  });
  client.on("runsChanged", (news) => {
    for (const run of news) runs.set(run.flow, run);
    look();
  });
  client.on("logAppended", (entries) => {
    log.push(...entries);
    look();
  });
  client.on("valuesSampled", (sample) => {
    samples.push(sample);
    look();
  });
  let home: HomeFacts | undefined;
  client.on("homeChanged", (news) => {
    home = news;
    look();
  });
  let flows: readonly FlowEntry[] = [];
  client.on("flowsChanged", (news) => {
    flows = news;
    look();
  });
  const projectFolder = async (): Promise<string> => done(await client.getSession({})).project?.folder ?? "";
  return {
    client,
    folder,
    states,
    runs,
    log,
    samples,
    get home() {
      return home;
    },
    makeFolder: async (files) => {
      const made = join(folder, "made");
      for (const [path, text] of Object.entries(files)) {
        await mkdir(dirname(join(made, path)), { recursive: true });
        await writeFile(join(made, path), text);
      }
      return made;
    },
    get flows() {
      return flows;
    },
    openWindow: () => {
      const otherLine = createLoopback();
      host.served.attach(otherLine.host);
      const other = createClient<typeof calls, typeof events>(otherLine.editor);
      const seen: LiveValues[] = [];
      other.on("valuesSampled", (sample) => {
        seen.push(sample);
        look();
      });
      return { client: other, samples: seen, close: otherLine.close };
    },
    writeFile: async (path, text) => {
      const target = join(await projectFolder(), path);
      await mkdir(dirname(target), { recursive: true });
      await writeFile(target, text);
    },
    copyProject: async () => {
      const copy = join(folder, "copy");
      await cp(await projectFolder(), copy, { recursive: true });
      return copy;
    },
    until: (condition, what) =>
      new Promise((resolve, reject) => {
        const giveUp = setTimeout(() => {
          looks.delete(test);
          reject(new Error(`Waited in vain for ${what}\n${log.map(({ level, message }) => `${level}: ${message}`).join("\n")}`));
        }, 10_000);
        const test = (): void => {
          if (!condition()) return;
          clearTimeout(giveUp);
          looks.delete(test);
          resolve();
        };
        looks.add(test);
        test();
      }),
    close: async () => {
      line.close();
      await host.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The value of an answer; throws what went wrong. */
export function done<T>(result: Result<T, ContractError>): T {
  if (result.ok) return result.value;
  throw new Error(`${result.error.code}: ${result.error.message}`);
}
