import { join, resolve } from "node:path";
import { createEditorHost, type EditorHost, type HomeSource } from "../host/editor/editor-host.ts";
import { simulatedSource } from "../host/editor/usual-source.ts";
import { HostError, messageOf } from "../host/host-error.ts";
import { isFile, isFolder } from "../host/project/project.ts";
import type { HostOptions } from "../host/session/host-options.ts";
import { userDataFolder } from "../host/user-data-folder.ts";
import { type EditorServer, startEditorServer } from "../server/editor-server.ts";
import { exitCodes } from "./exit-codes.ts";
import { openBrowser } from "./open-browser.ts";
import { rendererFolder } from "./renderer-folder.ts";
import { stopSignal } from "./stop-signal.ts";
import type { Terminal } from "./terminal.ts";

export interface RunEditorOptions extends HostOptions {
  readonly dir: string | undefined;
  readonly port: number | undefined;
  readonly host: string | undefined;
  /** Whether the browser is opened. */
  readonly opens: boolean;
  readonly json: boolean;
}

/** Serves the editor until a signal comes. Returns the exit code. Throws a HostError when it cannot be started. */
export async function runEditor(options: RunEditorOptions, terminal: Terminal): Promise<number> {
  const stopped = stopSignal(terminal.log);
  const folder = await rendererFolder(terminal.log);
  const host = await createEditorHost({ face: "browser", appFolder: userDataFolder() });
  try {
    await openAsked(host, options);
    const server = await serve(host, folder, options);
    const url = server.url();
    terminal.result(options.json ? `${JSON.stringify({ url, port: server.port })}\n` : `${url}\n`);
    if (options.opens) openBrowser(url, terminal.log);
    await stopped;
    await server.close();
  } finally {
    await host.close();
  }
  return exitCodes.clean;
}

/** Opens what the command line names; without a name, the present folder if it is a project. */
async function openAsked(host: EditorHost, options: RunEditorOptions): Promise<void> {
  const { dir, simulate } = options;
  if (dir !== undefined && !(await isFolder(dir))) {
    throw new HostError({ kind: "usage", where: dir, what: "there is no such folder", remedy: "make a project with: ziggy-flow init" });
  }
  if (dir !== undefined || (await isProject("."))) return host.open(dir ?? ".", await askedSource(resolve(dir ?? "."), options));
  if (simulate === undefined) return;
  const home = shippedHome(simulate === "" ? "small" : simulate);
  const opened = await host.handlers.openPlayground({ home });
  if (!opened.ok) throw new HostError({ kind: "failed", what: opened.error.message, remedy: opened.error.remedy });
}

async function isProject(folder: string): Promise<boolean> {
  return (await isFile(join(folder, "config.toml"))) || (await isFolder(join(folder, "flows")));
}

/** The home that the command line names; undefined: the one the project usually has. */
async function askedSource(folder: string, { simulate, broker, baseTopic }: HostOptions): Promise<HomeSource | undefined> {
  if (simulate === "") return simulatedSource(folder);
  if (simulate !== undefined && resolve(simulate) === join(folder, "home.json")) return { type: "simulated", home: "recorded" };
  if (simulate !== undefined) return { type: "simulated", home: shippedHome(simulate) };
  return broker === undefined ? undefined : { type: "broker", url: broker, baseTopic: baseTopic ?? "zigbee2mqtt" };
}

function shippedHome(name: string): "small" | "typical" | "large" | "example" {
  switch (name) {
    case "small":
    case "typical":
    case "large":
    case "example":
      return name;
    default:
      throw new HostError({
        kind: "usage",
        where: "--simulate",
        what: `"${name}" is no home that ships with the program`,
        remedy: "name small, typical, large or example; a home of your own is simulated when it is the project's home.json",
      });
  }
}

async function serve(host: EditorHost, folder: string, options: RunEditorOptions): Promise<EditorServer> {
  const password = process.env.ZIGGY_FLOW_EDITOR_PASSWORD;
  try {
    return await startEditorServer({
      folder,
      port: options.port,
      host: options.host,
      password,
      attach: (port) => host.served.attach(port),
    });
  } catch (error) {
    throw new HostError({
      kind: "failed",
      what: messageOf(error),
      remedy: "choose another --port or --host; beyond this machine, put a password into ZIGGY_FLOW_EDITOR_PASSWORD",
    });
  }
}
