import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { app, type BrowserWindow, dialog, Menu, Notification, protocol, safeStorage, screen, session } from "electron";
import type { MenuEntry, PageMessage } from "../contract/desktop.ts";
import type { FlowRun, Session } from "../contract/facts.ts";
import { createEditorHost, type DesktopNotification, type EditorHost } from "../host/editor/editor-host.ts";
import { installation } from "../host/installation.ts";
import { machineClock } from "../host/machine-clock.ts";
import { isFolder } from "../host/project/project.ts";
import { userDataFolder } from "../host/user-data-folder.ts";
import { createDesktopShell } from "./desktop-shell.ts";
import { createEditorWindow, showWindow, stateOf } from "./editor-window.ts";
import { guardSession } from "./guards.ts";
import { createNewsPort } from "./host-news.ts";
import { askBeforeLeaving } from "./leave.ts";
import { menuTemplate } from "./menu-template.ts";
import { pageAddress, pageScheme } from "./page-address.ts";
import { createPageHandler } from "./page-handler.ts";
import { PageLine } from "./page-line.ts";
import { keepAlive } from "./recovery.ts";
import { createSecretStore } from "./secrets.ts";
import { showNotification } from "./show-notification.ts";
import type { StartOptions } from "./start-options.ts";
import { fitToScreens, readWindowState, writeWindowState } from "./window-state.ts";

/** In the build, dist/main and dist/preload stand side by side. */
const preload = fileURLToPath(new URL("../preload/preload.cjs", import.meta.url));

const appName = "Ziggy Flow";

/** The window there is, if any, and the line to its page. */
interface Stage {
  window: BrowserWindow | undefined;
  line: PageLine | undefined;
}

/** The desktop face: one window over the host, with the system's menu, dialogs and notifications. */
export class Desktop {
  readonly #stage: Stage;
  readonly #host: EditorHost;
  readonly #stateFile = join(app.getPath("userData"), "window.json");
  #entries: readonly MenuEntry[] = [];
  #recent: Session["recent"] = [];
  #title = appName;
  #quitting = false;
  #stateSaved: Promise<void> = Promise.resolve();

  private constructor(stage: Stage, host: EditorHost) {
    this.#stage = stage;
    this.#host = host;
  }

  /** Opens the window and what was asked for, or the project of last time. Call once, when the app is ready. */
  static async start(options: StartOptions): Promise<Desktop> {
    guardSession(session.defaultSession);
    protocol.handle(pageScheme, await createPageHandler(join(installation.root, "dist", "renderer")));
    const stage: Stage = { window: undefined, line: undefined };
    const secrets = createSecretStore(join(app.getPath("userData"), "secrets.json"), safeStorage);
    const onClick = () => stage.window !== undefined && showWindow(stage.window);
    const notify = (news: DesktopNotification) => showNotification(Notification, news, onClick);
    const shell = { ...createDesktopShell(dialog, () => stage.window), secrets, notify };
    const host = await createEditorHost({ face: "desktop", appFolder: userDataFolder(), shell });
    const desktop = new Desktop(stage, host);
    desktop.#listen();
    // Before the page asks: it then begins with the project instead of the first run.
    await desktop.#openProject(options);
    await desktop.#openWindow();
    return desktop;
  }

  /** Brings the window to the front, with another project if a folder is given. */
  show(folder: string | undefined): void {
    const { window, line } = this.#stage;
    if (window === undefined) void this.#openWindow();
    else showWindow(window);
    if (folder === undefined) return;
    // The page decides: it may have unsaved work.
    if (line === undefined) void this.#host.open(folder).catch(() => undefined);
    else line.tell({ type: "open", folder });
  }

  #listen(): void {
    this.#showMenu();
    this.#host.served.attach(createNewsPort({ onSession: (news) => this.#takeSession(news), onHeld: (run) => this.#notify(run) }));
    app.on("before-quit", () => {
      this.#quitting = true;
    });
    app.on("window-all-closed", () => {
      // On a Mac an app lives on without windows, until it is told to quit.
      if (process.platform !== "darwin" || this.#quitting) app.quit();
    });
    app.on("will-quit", (event) => {
      event.preventDefault();
      void Promise.allSettled([this.#host.close(), this.#stateSaved]).then(() => app.exit());
    });
  }

  async #openProject({ folder, playground }: StartOptions): Promise<void> {
    if (folder === undefined && playground !== undefined) await this.#host.handlers.openPlayground({ home: playground });
    const last = await this.#host.handlers.getSession({});
    if (!last.ok) return;
    this.#takeSession(last.value);
    const wanted = folder ?? (playground === undefined ? last.value.recent[0]?.folder : undefined);
    // What cannot be opened is said by the page's first view, which offers other projects.
    if (wanted !== undefined && (await isFolder(wanted))) await this.#host.open(wanted).catch(() => undefined);
  }

  async #openWindow(): Promise<void> {
    const areas = screen.getAllDisplays().map(({ workArea }) => workArea);
    const window = createEditorWindow(fitToScreens(await readWindowState(this.#stateFile), areas), preload, this.#title);
    const onPage: ((message: PageMessage) => void)[] = [(message) => this.#takeMessage(window, message)];
    const line = new PageLine({
      contents: window.webContents,
      attach: (port) => this.#host.served.attach(port),
      onMessage: (message) => {
        for (const listener of onPage) listener(message);
      },
    });
    const onStay = () => {
      this.#quitting = false;
    };
    onPage.push(askBeforeLeaving({ window, dialog, tell: (message) => line.tell(message), onStay }));
    keepAlive(window, dialog, machineClock);
    window.on("close", () => {
      this.#stateSaved = writeWindowState(this.#stateFile, stateOf(window)).catch(() => undefined);
    });
    window.on("closed", () => {
      this.#stage.window = undefined;
      this.#stage.line = undefined;
    });
    this.#stage.window = window;
    this.#stage.line = line;
    await window.loadURL(pageAddress);
  }

  #takeMessage(window: BrowserWindow, message: PageMessage): void {
    if (message.type === "edit-text") window.webContents[message.action]();
    if (message.type !== "menu") return;
    this.#entries = message.entries;
    this.#showMenu();
  }

  #takeSession({ recent, project }: Session): void {
    this.#recent = recent;
    this.#title = project === undefined ? appName : `${project.name} – ${appName}`;
    this.#stage.window?.setTitle(this.#title);
    if (project !== undefined) app.addRecentDocument(project.folder);
    this.#showMenu();
  }

  #showMenu(): void {
    const template = menuTemplate({
      entries: this.#entries,
      recent: this.#recent,
      isMac: process.platform === "darwin",
      onCommand: (id) => this.#stage.line?.tell({ type: "command", id }),
      onOpen: (folder) => this.show(folder),
    });
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  }

  /** Somebody who looks at the editor sees it there. */
  #notify({ flow, fault }: FlowRun): void {
    if (this.#stage.window?.isFocused() === true || !Notification.isSupported()) return;
    const notification = new Notification({ title: `${flow} is held back`, body: fault?.message ?? "It failed too often." });
    notification.on("click", () => this.show(undefined));
    notification.show();
  }
}
