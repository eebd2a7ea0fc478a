import { EventEmitter } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { FromPage } from "../from-page.ts";
import type { Chromium } from "./chromium.ts";
import type { CustomSchemes } from "./custom-schemes.ts";
import { preventable } from "./preventable.ts";

/** Electron's own name for the world that preload scripts run in. */
const worldName = "Electron Isolated Context";

export interface Machinery {
  readonly chromium: Chromium;
  readonly schemes: CustomSchemes;
  /** Folder of the scripts that run in pages. */
  readonly scripts: string;
}

interface Frame {
  readonly id: string;
  readonly parentId?: string;
  readonly url: string;
}

type OpenHandler = (details: { readonly url: string }) => { readonly action: "allow" | "deny" };

/** A page: a target of Chromium, with what Electron says of it. */
export class WebContents extends EventEmitter {
  /** Messages of this page's preload script, by channel. */
  readonly ipc = new EventEmitter();
  readonly ready: Promise<void>;
  targetId = "";
  readonly #machinery: Machinery;
  readonly #preload: string;
  #session = "";
  #url = "";
  /** What the app itself loads needs no leave. */
  #asked = "";
  #world: number | undefined;
  #destroyed = false;
  #openHandler: OpenHandler = () => ({ action: "allow" });

  constructor(machinery: Machinery, preload: string, size: { readonly width: number; readonly height: number }) {
    super();
    this.setMaxListeners(0);
    this.#machinery = machinery;
    this.#preload = preload;
    this.ready = this.#attach(size);
  }

  async loadURL(address: string): Promise<void> {
    await this.ready;
    this.#asked = this.#machinery.schemes.toChromium(address);
    const loaded = new Promise((resolve) => this.once("did-finish-load", resolve));
    const { errorText } = await this.command<{ readonly errorText?: string }>("Page.navigate", { url: this.#asked });
    if (errorText !== undefined) throw new Error(`${errorText} loading '${address}'`);
    await loaded;
  }

  getURL(): string {
    return this.#url;
  }

  get mainFrame() {
    const [origin = ""] = /^[a-z]+:\/\/[^/]*/.exec(this.#url) ?? [];
    return { url: this.#url, origin, parent: null };
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler;
  }

  send(channel: string, ...args: readonly unknown[]): void {
    if (this.#world === undefined || this.#destroyed) return;
    const expression = `__standinReceive(${JSON.stringify(channel)}, ${JSON.stringify(structuredClone(args))})`;
    this.command("Runtime.evaluate", { contextId: this.#world, expression }).catch(() => undefined);
  }

  reload(): void {
    this.command("Page.reload").catch(() => undefined);
  }

  undo(): void {
    this.#edit("undo");
  }

  redo(): void {
    this.#edit("redo");
  }

  cut(): void {
    this.#edit("cut");
  }

  copy(): void {
    this.#edit("copy");
  }

  paste(): void {
    this.#edit("paste");
  }

  selectAll(): void {
    this.#edit("selectAll");
  }

  delete(): void {
    this.#edit("delete");
  }

  forcefullyCrashRenderer(): void {
    // Never answered: who would?
    this.command("Page.crash").catch(() => undefined);
  }

  close(): void {
    this.emit("-close");
  }

  async executeJavaScript(expression: string): Promise<unknown> {
    const answer = await this.command<{ readonly result: { readonly value?: unknown } }>("Runtime.evaluate", {
      expression,
      awaitPromise: true,
      returnByValue: true,
    });
    return answer.result.value;
  }

  async resize(width: number, height: number): Promise<void> {
    await this.ready;
    await this.#setSize(width, height).catch(() => undefined);
  }

  command<Result = unknown>(method: string, params: object = {}): Promise<Result> {
    return this.#machinery.chromium.send<Result>(method, params, this.#session);
  }

  destroyed(): void {
    this.#destroyed = true;
    this.emit("destroyed");
  }

  #edit(action: string): void {
    this.command("Input.dispatchKeyEvent", { type: "keyDown", commands: [action] }).catch(() => undefined);
  }

  async #attach({ width, height }: { readonly width: number; readonly height: number }): Promise<void> {
    const { chromium } = this.#machinery;
    const target = { url: "about:blank", width, height, newWindow: true };
    this.targetId = (await chromium.send<{ readonly targetId: string }>("Target.createTarget", target)).targetId;
    const attach = { targetId: this.targetId, flatten: true };
    this.#session = (await chromium.send<{ readonly sessionId: string }>("Target.attachToTarget", attach)).sessionId;
    this.#listen();
    await this.command("Page.enable");
    await this.command("Runtime.enable");
    await this.command("Inspector.enable");
    await this.command("Runtime.addBinding", { name: "__standinSend", executionContextName: worldName });
    await this.command("Page.addScriptToEvaluateOnNewDocument", { source: this.#script("page-world.js") });
    const preload = `__standinPreload(function (require, module, exports) {${readFileSync(this.#preload, "utf8")}\n})`;
    const source = `${this.#script("preload-world.js")};${preload}`;
    await this.command("Page.addScriptToEvaluateOnNewDocument", { worldName, source });
    await this.command("Fetch.enable", { patterns: [{ urlPattern: "*", resourceType: "Document" }] });
    await this.#setSize(width, height);
  }

  async #setSize(width: number, height: number): Promise<void> {
    await this.command("Emulation.setDeviceMetricsOverride", { width, height, deviceScaleFactor: 1, mobile: false });
  }

  #script(name: string): string {
    return readFileSync(join(this.#machinery.scripts, name), "utf8");
  }

  #listen(): void {
    this.#on<{ readonly context: { readonly id: number; readonly name: string } }>("Runtime.executionContextCreated", ({ context }) => {
      if (context.name === worldName) this.#world = context.id;
    });
    this.#on<{ readonly name: string; readonly payload: string }>("Runtime.bindingCalled", ({ name, payload }) => {
      if (name === "__standinSend") this.#receive(JSON.parse(payload));
    });
    this.#on<{ readonly frame: Frame }>("Page.frameNavigated", ({ frame }) => {
      if (frame.parentId === undefined) this.#url = this.#machinery.schemes.toApp(frame.url);
    });
    this.#on("Page.loadEventFired", () => {
      if (this.#url !== "about:blank") this.emit("did-finish-load");
    });
    this.#on("Inspector.targetCrashed", () => this.emit("render-process-gone", preventable(), { reason: "crashed", exitCode: 1 }));
    this.#on<{ readonly type: string }>("Page.javascriptDialogOpening", ({ type }) => {
      if (type === "beforeunload") this.#askToUnload();
    });
    this.#on<Navigation>("Fetch.requestPaused", (navigation) => this.#judge(navigation));
  }

  #on<Params>(method: string, listener: (params: Params) => void): void {
    this.#machinery.chromium.on(method, this.#session, listener);
  }

  #askToUnload(): void {
    const event = preventable();
    this.emit("will-prevent-unload", event);
    this.command("Page.handleJavaScriptDialog", { accept: event.defaultPrevented }).catch(() => undefined);
  }

  #judge({ requestId, request, frameId }: Navigation): void {
    const url = this.#machinery.schemes.toApp(request.url);
    const event = preventable({ url });
    const isMainFrame = frameId === this.targetId;
    if (isMainFrame && request.url !== this.#asked && url !== this.#url) this.emit("will-navigate", event);
    if (request.url !== this.#asked) this.emit("will-frame-navigate", event);
    const verdict = event.defaultPrevented
      ? this.command("Fetch.failRequest", { requestId, errorReason: "Aborted" })
      : this.command("Fetch.continueRequest", { requestId });
    verdict.catch(() => undefined);
  }

  #receive(message: FromPage): void {
    switch (message.type) {
      case "send":
        this.ipc.emit(message.channel, { ...preventable(), sender: this, senderFrame: this.mainFrame }, ...message.args);
        break;
      case "open":
        if (this.#openHandler({ url: message.url }).action === "allow") throw new Error("stand-in: only refused windows are covered");
        break;
      case "failed":
        process.stderr.write(`Unable to load preload script: ${this.#preload}\n${message.message}\n`);
        break;
    }
  }
}

interface Navigation {
  readonly requestId: string;
  readonly request: { readonly url: string };
  readonly frameId: string;
}
