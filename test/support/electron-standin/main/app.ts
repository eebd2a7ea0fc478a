import { spawnSync } from "node:child_process";
import { EventEmitter } from "node:events";
import { mkdirSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { BrowserWindow } from "./browser-window.ts";
import { preventable } from "./preventable.ts";

/** The app's life: ready, windows closed, quit, a second start. */
export class App extends EventEmitter {
  readonly #switches: ReadonlyMap<string, string>;
  readonly #name: string;
  /** Ends what runs beside the app's own process. */
  readonly #stop: () => Promise<void>;
  #ready: () => void = () => undefined;
  readonly #whenReady = new Promise<void>((resolve) => {
    this.#ready = resolve;
  });
  #lock: Server | undefined;
  #quitting = false;
  #exiting = false;

  constructor(name: string, switches: ReadonlyMap<string, string>, stop: () => Promise<void>) {
    super();
    this.#name = name;
    this.#switches = switches;
    this.#stop = stop;
  }

  whenReady(): Promise<void> {
    return this.#whenReady;
  }

  becomeReady(): void {
    this.#ready();
    this.emit("ready");
  }

  getPath(name: string): string {
    if (name === "temp") return tmpdir();
    if (name !== "userData") throw new Error(`stand-in: the path "${name}" is not covered`);
    const config = process.env.XDG_CONFIG_HOME ?? join(homedir(), ".config");
    const folder = this.#switches.get("user-data-dir") ?? join(config, this.#name);
    mkdirSync(folder, { recursive: true });
    return folder;
  }

  /** Closes all windows, one after the other; one that stays keeps the app. */
  quit(): void {
    if (this.#quitting) return;
    const before = preventable();
    this.emit("before-quit", before);
    if (before.defaultPrevented) return;
    this.#quitting = true;
    if (BrowserWindow.getAllWindows().length === 0) this.#finish();
    for (const window of BrowserWindow.getAllWindows()) window.close();
    // A window whose closing was prevented is still there when the others have gone; the next attempt starts anew.
    this.#quitting = false;
  }

  /** Told by windows. */
  windowClosed(): void {
    if (BrowserWindow.getAllWindows().length > 0) return;
    if (this.listenerCount("window-all-closed") > 0) this.emit("window-all-closed");
    else this.quit();
  }

  exit(code = 0): void {
    if (this.#exiting) return;
    this.#exiting = true;
    this.emit("quit", preventable(), code);
    this.#lock?.close();
    void this.#stop().finally(() => process.exit(code));
  }

  /** Synchronous, as in Electron: a first instance answers on a socket, and is told what the second was asked for. */
  requestSingleInstanceLock(): boolean {
    const socket = join(this.getPath("userData"), "SingletonSocket");
    const message = JSON.stringify({ argv: process.argv, cwd: process.cwd() });
    const script = `const s = require("node:net").connect(${JSON.stringify(socket)}, () => s.end(${JSON.stringify(message)}));
      s.on("close", (failed) => process.exit(failed ? 1 : 0)).on("error", () => undefined);`;
    if (spawnSync(process.execPath, ["-e", script]).status === 0) return false;
    rmSync(socket, { force: true });
    this.#lock = createServer({ allowHalfOpen: false }, (connection) => {
      let text = "";
      connection.setEncoding("utf8").on("data", (part: string) => {
        text += part;
      });
      connection.on("end", () => {
        const { argv, cwd } = JSON.parse(text);
        this.emit("second-instance", preventable(), argv, cwd);
      });
    }).listen(socket);
    this.#lock.unref();
    return true;
  }

  enableSandbox(): void {}
  setAppUserModelId(): void {}
  addRecentDocument(): void {}

  #finish(): void {
    const event = preventable();
    this.emit("will-quit", event);
    if (!event.defaultPrevented) this.exit();
  }
}
