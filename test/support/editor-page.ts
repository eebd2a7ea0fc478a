import { cp, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Browser, chromium, type Locator, type Page } from "@playwright/test";
import { CliProcess } from "./cli.ts";

const flows = fileURLToPath(new URL("../../flows/", import.meta.url));
const chromiumPath = process.env.CHROMIUM || "/usr/bin/chromium";

/** Chromium's background traffic is of no use to a test; its sandbox needs rights that a container does not have. */
const chromiumArguments = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-gpu"];

export interface EditorPageOptions {
  /** False: nothing is open, and the page begins with the first run. */
  readonly project?: boolean;
  /** Flow files to put into the project, by name in flows/. */
  readonly flows?: readonly string[];
  readonly home?: string;
  readonly size?: { readonly width: number; readonly height: number };
  readonly theme?: "light" | "dark";
}

/** The editor as its user has it: the real command serving a project folder, and a real browser showing it. */
export class EditorPage {
  readonly page: Page;
  readonly folder: string;
  /** What the page wrote to its console as an error, and what it threw. */
  readonly errors: string[] = [];
  readonly #cli: CliProcess;
  readonly #browser: Browser;

  private constructor(page: Page, folder: string, cli: CliProcess, browser: Browser) {
    this.page = page;
    this.folder = folder;
    this.#cli = cli;
    this.#browser = browser;
    page.on("pageerror", (error) => this.errors.push(error.message));
    page.on("console", (message) => message.type() === "error" && this.errors.push(message.text()));
  }

  static async open({
    project = true,
    flows: names = [],
    home = "small",
    size = { width: 1280, height: 800 },
    theme = "light",
  }: EditorPageOptions = {}): Promise<EditorPage> {
    const folder = await mkdtemp(join(tmpdir(), "ziggy-flow-editor-"));
    if (project) await mkdir(join(folder, "flows"));
    for (const name of names) await cp(join(flows, name), join(folder, "flows", name));
    const cli = new CliProcess(["edit", ...(project ? [folder, `--simulate=${home}`] : []), "--no-open"], {
      cwd: folder,
      env: { XDG_CONFIG_HOME: join(folder, "config") },
    });
    const url = await until(
      () => /http:\S+/.exec(cli.stdout)?.[0],
      () => cli.stderr,
      cli.exited,
    );
    const browser = await chromium.launch({ executablePath: chromiumPath, args: chromiumArguments });
    const context = await browser.newContext({ viewport: size, colorScheme: theme, permissions: ["clipboard-read", "clipboard-write"] });
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    const editor = new EditorPage(page, folder, cli, browser);
    await page.goto(url);
    await page.locator(".workbench, .first-run").first().waitFor();
    return editor;
  }

  node(id: string): Locator {
    return this.page.locator(`.node-card[data-node="${id}"]`);
  }

  pin(address: string): Locator {
    return this.page.locator(`[data-pin="${address}"]`);
  }

  /** The simulated device's controls in the panel below. */
  device(name: string): Locator {
    return this.page.locator("fieldset.sim-device", { has: this.page.locator("legend", { hasText: name }) });
  }

  async tab(name: string): Promise<void> {
    await this.page.getByRole("tab", { name, exact: true }).click();
  }

  /** Types a command into the palette and takes it. */
  async command(title: string): Promise<void> {
    await this.page.keyboard.press("Control+k");
    await this.page.getByRole("combobox", { name: "Commands" }).fill(title);
    await this.page.keyboard.press("Enter");
  }

  /** Drags in steps, with a first small one: React Flow and the browser only then know that it is a drag. */
  async drag(from: Locator, to: Locator, release = true): Promise<void> {
    const [start, end] = [await centreAtRest(from), await centreAtRest(to)];
    await this.page.mouse.move(start.x, start.y);
    await this.page.mouse.down();
    await this.page.mouse.move(start.x + 4, start.y + 4);
    await this.page.mouse.move((start.x + end.x) / 2, (start.y + end.y) / 2, { steps: 4 });
    await this.page.mouse.move(end.x, end.y, { steps: 4 });
    if (release) await this.page.mouse.up();
  }

  wires(): Promise<string[]> {
    return this.page.locator(".wire").evaluateAll((paths) => paths.map((path) => path.getAttribute("data-wire") ?? "").sort());
  }

  async close(): Promise<void> {
    await this.#browser.close();
    this.#cli.signal("SIGINT");
    await this.#cli.exited;
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** The middle of something once it has stopped moving: a canvas just opened lays out and fits its view first. */
async function centreAtRest(locator: Locator): Promise<{ readonly x: number; readonly y: number }> {
  let [before, still] = [await centre(locator), 0];
  for (let tries = 0; tries < 100 && still < 4; tries += 1) {
    await locator.page().waitForTimeout(100);
    const now = await centre(locator);
    still = now.x === before.x && now.y === before.y ? still + 1 : 0;
    before = now;
  }
  return before;
}

async function centre(locator: Locator): Promise<{ readonly x: number; readonly y: number }> {
  const box = await locator.boundingBox();
  if (box === null) throw new Error("It is not on the page.");
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Waits for the address; not for a program that has ended. */
async function until(found: () => string | undefined, detail: () => string, exited: Promise<unknown>): Promise<string> {
  let ended = false;
  void exited.then(() => {
    ended = true;
  });
  for (let tries = 0; tries < 450 && !ended; tries += 1) {
    const value = found();
    if (value !== undefined) return value;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`The editor did not print its address: ${detail()}`);
}
