import { EventEmitter } from "node:events";
import { preventable } from "./preventable.ts";
import { type Machinery, WebContents } from "./web-contents.ts";

interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface WindowOptions extends Partial<Bounds> {
  readonly show?: boolean;
  readonly title?: string;
  readonly webPreferences: { readonly preload: string; readonly sandbox?: boolean; readonly contextIsolation?: boolean };
}

/** Told of windows that come and go. */
export interface WindowKeeper {
  readonly machinery: Machinery;
  opened(window: BrowserWindow): void;
  closed(window: BrowserWindow): void;
}

/** A window: a page and a title bar that nobody sees. */
export class BrowserWindow extends EventEmitter {
  static keeper: WindowKeeper;
  static readonly #all = new Set<BrowserWindow>();
  static #focused: BrowserWindow | undefined;
  readonly webContents: WebContents;
  readonly #machinery: Machinery;
  #bounds: Bounds;
  #visible: boolean;
  #maximized = false;
  #minimized = false;
  #title: string;
  #destroyed = false;

  constructor({ x = 0, y = 0, width = 800, height = 600, show = true, title = "", webPreferences }: WindowOptions) {
    super();
    this.#title = title;
    if (webPreferences.sandbox === false || webPreferences.contextIsolation === false) {
      throw new Error("stand-in: only sandboxed, isolated pages are covered");
    }
    this.#machinery = BrowserWindow.keeper.machinery;
    this.#bounds = { x, y, width, height };
    this.#visible = show;
    this.webContents = new WebContents(this.#machinery, webPreferences.preload, { width, height });
    this.webContents.once("did-finish-load", () => this.emit("ready-to-show"));
    this.webContents.on("-close", () => this.close());
    BrowserWindow.#all.add(this);
    BrowserWindow.keeper.opened(this);
  }

  static getAllWindows(): readonly BrowserWindow[] {
    return [...BrowserWindow.#all];
  }

  /** By the name that Chromium's debugger has for its page. */
  static fromTarget(targetId: string): BrowserWindow | undefined {
    return BrowserWindow.getAllWindows().find(({ webContents }) => webContents.targetId === targetId);
  }

  static fromWebContents(contents: WebContents): BrowserWindow | undefined {
    return BrowserWindow.getAllWindows().find((window) => window.webContents === contents);
  }

  loadURL(address: string): Promise<void> {
    return this.webContents.loadURL(address);
  }

  /** Closes unless somebody objects: a listener, or the page's own `beforeunload`. */
  close(): void {
    const event = preventable();
    this.emit("close", event);
    if (!event.defaultPrevented) this.webContents.command("Page.close").catch(() => undefined);
  }

  destroy(): void {
    const { targetId } = this.webContents;
    this.#machinery.chromium.send("Target.closeTarget", { targetId }).catch(() => undefined);
    this.gone();
  }

  /** Its page is no more. */
  gone(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    BrowserWindow.#all.delete(this);
    if (this.isFocused()) BrowserWindow.#focused = undefined;
    this.webContents.destroyed();
    this.emit("closed");
    BrowserWindow.keeper.closed(this);
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }

  show(): void {
    this.#visible = true;
    this.focus();
  }

  focus(): void {
    BrowserWindow.#focused = this;
  }

  blur(): void {
    if (this.isFocused()) BrowserWindow.#focused = undefined;
  }

  isFocused(): boolean {
    return BrowserWindow.#focused === this;
  }

  isVisible(): boolean {
    return this.#visible;
  }

  maximize(): void {
    this.#maximized = true;
  }

  unmaximize(): void {
    this.#maximized = false;
  }

  isMaximized(): boolean {
    return this.#maximized;
  }

  minimize(): void {
    this.#minimized = true;
  }

  restore(): void {
    this.#minimized = false;
  }

  isMinimized(): boolean {
    return this.#minimized;
  }

  setBounds(bounds: Partial<Bounds>): void {
    this.#bounds = { ...this.#bounds, ...bounds };
    void this.webContents.resize(this.#bounds.width, this.#bounds.height);
  }

  getBounds(): Bounds {
    return this.#bounds;
  }

  getNormalBounds(): Bounds {
    return this.#bounds;
  }

  setTitle(title: string): void {
    this.#title = title;
  }

  getTitle(): string {
    return this.#title;
  }

  setDocumentEdited(): void {}
}
