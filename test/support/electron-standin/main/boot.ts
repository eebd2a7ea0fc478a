import { existsSync, readFileSync, statSync } from "node:fs";
import Module, { register } from "node:module";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { App } from "./app.ts";
import { BrowserWindow } from "./browser-window.ts";
import { Chromium } from "./chromium.ts";
import { CustomSchemes } from "./custom-schemes.ts";
import { Menu } from "./menu.ts";
import { preventable } from "./preventable.ts";
import { dialog, Notification, safeStorage, screen, session } from "./services.ts";

// The entry of the stand-in: starts Chromium, puts an `electron` module in place, then runs the built app unmodified.

const chromiumSwitches = [
  "--no-sandbox",
  "--disable-gpu",
  "--no-first-run",
  "--no-startup-window",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-popup-blocking",
  "--hide-scrollbars",
];

/** Where packaging puts the app beside the executable. */
const packedApp = join(import.meta.dirname, "resources/app");

/** Which app is to run, and Electron's own switches, which come before it. Leaves the command line as Electron does. */
function takeCommandLine(argv: string[]) {
  // The stand-in's own script.
  argv.splice(1, 1);
  const first = argv.findIndex((word, index) => index > 0 && !word.startsWith("--"));
  const own = argv.slice(1, first < 0 ? argv.length : first).map((word) => word.slice(2).split("="));
  const switches = new Map(own.map(([name = "", value = ""]) => [name, value]));
  if (existsSync(packedApp)) return { app: packedApp, switches };
  Object.assign(process, { defaultApp: true });
  const app = argv[first];
  argv.splice(1, first - 1);
  return { app, switches };
}

/** The folder or file that is the app: its package.json and the module it begins with. */
function findApp(path: string): { readonly name: string; readonly main: string } {
  const start = resolve(path);
  let folder = statSync(start).isDirectory() ? start : dirname(start);
  while (!existsSync(join(folder, "package.json")) && folder !== dirname(folder)) folder = dirname(folder);
  const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  return { name: manifest.productName ?? manifest.name, main: statSync(start).isDirectory() ? join(folder, manifest.main) : start };
}

/** What Playwright looks a page's window up with. */
const webContents = { fromDevToolsTargetId: (targetId: string) => BrowserWindow.fromTarget(targetId)?.webContents };

/** Makes `import … from "electron"` and `require("electron")` give this module. */
function provide(electron: object): void {
  const key = "standin.electron";
  Object.assign(globalThis, { [Symbol.for(key)]: electron });
  const names = Object.keys(electron);
  const source = `const e = globalThis[Symbol.for("${key}")];${names.map((name) => `export const ${name} = e.${name};`).join("")}export default e;`;
  const url = `data:text/javascript,${encodeURIComponent(source)}`;
  const hook = `export const resolve = (name, context, next) => name === "electron" ? { url: ${JSON.stringify(url)}, format: "module", shortCircuit: true } : next(name, context);`;
  register(`data:text/javascript,${encodeURIComponent(hook)}`);
  // Node's loader of CommonJS modules has no public hook in Node 20; the debugger's `require` goes through it.
  const loader = Module as unknown as { _load: (name: string, ...rest: readonly unknown[]) => unknown };
  const load = loader._load;
  loader._load = (name, ...rest) => (name === "electron" ? electron : load.call(Module, name, ...rest));
}

async function boot(): Promise<void> {
  const { app: path, switches } = takeCommandLine(process.argv);
  if (path === undefined) throw new Error("stand-in: no app given");
  const { name, main } = findApp(path);

  const schemes = new CustomSchemes();
  let chromium: Chromium | undefined;
  const app = new App(name, switches, async () => chromium?.stop());
  // Before Chromium says where its debugger listens: whoever waits for that asks for the module next.
  provide({ app, BrowserWindow, dialog, Menu, Notification, protocol: schemes, safeStorage, screen, session, webContents });

  const debuggerPort = switches.get("remote-debugging-port");
  chromium = await Chromium.start([
    ...chromiumSwitches,
    await schemes.start(),
    ...(debuggerPort === undefined ? [] : [`--remote-debugging-port=${debuggerPort}`]),
  ]);
  void chromium.exited.then(() => app.exit(1));
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => app.exit(1));
  BrowserWindow.keeper = {
    machinery: { chromium, schemes, scripts: import.meta.dirname },
    opened: ({ webContents }) => queueMicrotask(() => app.emit("web-contents-created", preventable(), webContents)),
    closed: () => app.windowClosed(),
  };
  chromium.on<{ readonly targetId: string }>("Target.targetDestroyed", undefined, ({ targetId }) => {
    BrowserWindow.fromTarget(targetId)?.gone();
  });
  await chromium.send("Target.setDiscoverTargets", { discover: true });
  await import(pathToFileURL(main).href);
  app.becomeReady();
}

boot().catch((error) => {
  process.stderr.write(`App threw an error during load\n${error?.stack ?? error}\n`);
  process.exit(1);
});
