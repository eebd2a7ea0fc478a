import { cp, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { _electron, type ElectronApplication, type Page } from "@playwright/test";

const root = fileURLToPath(new URL("../..", import.meta.url));

export interface DesktopOptions {
  /** The Electron that runs the app: the real one, or the stand-in. */
  readonly executable: string;
  /** The app is packed with it: it is not the checkout that runs. */
  readonly packed?: boolean;
  /** Flow files to put into the project, by name in flows/. None: no project is opened. */
  readonly flows?: readonly string[];
  /** A folder of an earlier app, which has its settings and project. */
  readonly folder?: string;
}

/** The built desktop app, with a project, settings and profile of its own. */
export class DesktopApp {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly folder: string;
  readonly #process: ReturnType<ElectronApplication["process"]>;

  private constructor(app: ElectronApplication, page: Page, folder: string) {
    this.app = app;
    this.page = page;
    this.folder = folder;
    this.#process = app.process();
  }

  static async open({ executable, packed = false, flows, folder: known }: DesktopOptions): Promise<DesktopApp> {
    const folder = known ?? (await mkdtemp(join(tmpdir(), "ziggy-flow-desktop-")));
    const project = join(folder, "project");
    await mkdir(join(project, "flows"), { recursive: true });
    if (known === undefined) for (const name of flows ?? []) await cp(join(root, "flows", name), join(project, "flows", name));
    await cp(join(root, "homes/small/devices.json"), join(project, "home.json"));
    const app = await _electron.launch({
      executablePath: executable,
      args: [...(packed ? [] : [root]), ...(flows === undefined ? [] : [project])],
      env: desktopEnvironment(folder),
    });
    const page = await app.firstWindow();
    page.setDefaultTimeout(15_000);
    await page.locator(".workbench, .first-run").first().waitFor();
    return new DesktopApp(app, page, folder);
  }

  /** Waits for the process to end by itself, for instance after its window was closed. */
  get exited(): Promise<number | null> {
    const { exitCode } = this.#process;
    return exitCode === null ? new Promise((resolve) => this.#process.once("exit", resolve)) : Promise.resolve(exitCode);
  }

  /** Ends the app whatever it wants. `keep`: its folder stays, for a next one. */
  async close({ keep = false } = {}): Promise<void> {
    const { exited } = this;
    if (this.#process.exitCode === null) this.#process.kill("SIGTERM");
    await exited;
    if (!keep) await rm(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Nothing of the person who runs the tests is read or written. */
export function desktopEnvironment(folder: string): Record<string, string> {
  const inherited = Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
  return { ...Object.fromEntries(inherited), XDG_CONFIG_HOME: join(folder, "config"), ZIGGY_FLOW_DATA: join(folder, "data") };
}
