import { spawn } from "node:child_process";
import { readdir, readFile, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { ElectronApplication, Page } from "@playwright/test";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import checkout from "../../scripts/lib/checkout.cjs";
import { findElectron, whyNoWindow } from "../../scripts/lib/electron.mjs";
import { DesktopApp, type DesktopOptions, desktopEnvironment } from "../support/desktop-app.ts";
import { buildElectronStandin } from "../support/electron-standin/standin.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const electron = findElectron(root);
const obstacle = electron === undefined ? "its binary is not installed" : whyNoWindow();
const standin = await buildElectronStandin();

const faces = [
  {
    name: obstacle === undefined ? "Electron" : `Electron (left out: ${obstacle})`,
    executable: electron ?? "",
    missing: obstacle !== undefined,
  },
  { name: "the stand-in over Chromium", executable: standin, missing: false },
];

beforeAll(() => {
  if (!checkout.prepare(root, { desktop: true })) throw new Error("The desktop could not be built.");
}, 180_000);
afterAll(() => rm(dirname(standin), { recursive: true, force: true }));

async function addNote(page: Page): Promise<void> {
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: "Commands" }).fill("Add Note");
  await page.keyboard.press("Enter");
  await page.locator(".note-card").waitFor();
}

function shownFlow(page: Page): Promise<void> {
  return page.locator('.node-card[data-node="present"]').waitFor();
}

/** Clicks once there is something to click: the page says what its menu offers when it has drawn a flow. */
async function clickMenu(app: ElectronApplication, id: string): Promise<void> {
  const isEnabled = () => app.evaluate(({ Menu }, item) => Menu.getApplicationMenu()?.getMenuItemById(item)?.enabled === true, id);
  await expect.poll(isEnabled, { timeout: 10_000 }).toBe(true);
  await app.evaluate(({ Menu }, item) => Menu.getApplicationMenu()?.getMenuItemById(item)?.click(), id);
}

function closeWindow(app: ElectronApplication): Promise<void> {
  return app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
}

function countWindows(app: ElectronApplication): Promise<number> {
  return app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
}

describe.each(faces)("the desktop app on $name", ({ executable, missing }) => {
  let desktop: DesktopApp | undefined;
  async function open(options: Omit<DesktopOptions, "executable"> = {}): Promise<DesktopApp> {
    desktop = await DesktopApp.open({ executable, ...options });
    return desktop;
  }
  async function openFlow(): Promise<DesktopApp> {
    const opened = await open({ flows: ["hall-light.json"] });
    await shownFlow(opened.page);
    return opened;
  }
  afterEach(async () => {
    await desktop?.close();
    desktop = undefined;
  });

  describe.skipIf(missing)("its window", () => {
    it("shows the project, over the line that the preload script lays", async () => {
      const { app, page } = await openFlow();
      expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle())).toBe("project – Ziggy Flow");
      await page.locator(".device-row", { hasText: "kitchen light" }).waitFor();
    });

    it("comes back where and as large as it was left", async () => {
      const first = await open();
      const bounds = { x: 40, y: 60, width: 1111, height: 777 };
      await first.app.evaluate(({ BrowserWindow }, wanted) => BrowserWindow.getAllWindows()[0]?.setBounds(wanted), bounds);
      await closeWindow(first.app);
      await first.exited;
      const second = await open({ folder: first.folder });
      expect(await second.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds())).toEqual(bounds);
    });

    it("shows the folder that a second start names", async () => {
      const { app, page, folder } = await open();
      await page.locator(".first-run").waitFor();
      const args = [...(process.platform === "linux" ? ["--no-sandbox"] : []), root, join(folder, "project")];
      const second = spawn(executable, args, { env: desktopEnvironment(folder), stdio: "ignore" });
      expect(await new Promise((resolve) => second.once("exit", resolve))).toBe(0);
      await page.locator(".workbench").waitFor();
      expect(await countWindows(app)).toBe(1);
    });

    it("comes back when its page crashes, with the work that was not saved", async () => {
      const { app, page, folder } = await openFlow();
      await addNote(page);
      const drafts = () => readdir(join(folder, "project/.ziggy-flow/drafts")).catch(() => []);
      await expect.poll(drafts, { timeout: 10_000 }).not.toEqual([]);
      await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer());
      const notes = () =>
        app.evaluate(({ BrowserWindow }) => {
          const count = "document.querySelectorAll('.note-card').length";
          return BrowserWindow.getAllWindows()[0]
            ?.webContents.executeJavaScript(count)
            .catch(() => 0);
        });
      await expect.poll(notes, { timeout: 20_000 }).toBe(1);
    });
  });

  describe.skipIf(missing)("its page", () => {
    let shared: DesktopApp;
    beforeAll(async () => {
      shared = await DesktopApp.open({ executable });
    });
    afterAll(() => shared.close());

    it("begins with the first run where there is no project", async () => {
      await shared.page.locator(".first-run").waitFor();
    });

    it.each([
      ["two doors", "Object.keys(window).filter((name) => /ziggy/i.test(name))", ["ziggyFlow", "ziggyFlowDesktop"]],
      ["a line to the host", "Object.keys(window.ziggyFlow)", ["send", "onMessage", "onClose"]],
      ["a line to the window", "Object.keys(window.ziggyFlowDesktop)", ["tell", "onTold"]],
      ["nothing of Node.js or Electron", "['require', 'process', 'module', 'Buffer', 'ipcRenderer'].filter((name) => name in window)", []],
    ])("has %s", async (_, expression, found) => {
      expect(await shared.page.evaluate(expression)).toEqual(found);
    });

    it("comes with a policy that allows its own files only", async () => {
      const policy = await shared.page.evaluate("fetch(location.href).then((page) => page.headers.get('content-security-policy'))");
      expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
      expect(policy).not.toMatch(/unsafe|http|\*/);
    });

    it.each([
      ["inline scripts", "document.head.append(Object.assign(document.createElement('script'), { textContent: 'window.ran = true' }))"],
      ["evaluated text", "setTimeout(() => eval('window.ran = true'))"],
    ])("runs no %s", async (_, expression) => {
      await shared.page.evaluate(`void ${expression}`);
      // A timer later than any that was set by then.
      expect(await shared.page.evaluate("new Promise((done) => setTimeout(() => done(window.ran)))")).toBeUndefined();
    });

    it.each(["/../../package.json", "/%2e%2e/%2e%2e/package.json", "/..%2f..%2fpackage.json", "/main/main.js", "/assets"])(
      "finds no file at %s",
      async (path) => {
        expect(await shared.page.evaluate(`fetch("${path}").then(({ status }) => status)`)).toBe(404);
      },
    );

    it("changes nothing by sending", async () => {
      expect(await shared.page.evaluate("fetch('/', { method: 'POST' }).then(({ status }) => status)")).toBe(405);
    });

    it("goes to no other address", async () => {
      const { app, page } = shared;
      await app.evaluate(({ BrowserWindow }) => {
        BrowserWindow.getAllWindows()[0]?.webContents.once("will-navigate", (event) => Reflect.set(globalThis, "judged", event));
      });
      await page.evaluate("void (location.href = 'https://example.com/')");
      const judged = () => app.evaluate(() => Reflect.get(globalThis, "judged")?.defaultPrevented);
      await expect.poll(judged).toBe(true);
      await page.locator(".first-run").waitFor();
    });

    it.each([
      ["a script", "window.open('https://example.com/')"],
      [
        "a link",
        "(document.body.append(link = Object.assign(document.createElement('a'), { href: 'https://example.com/', target: '_blank' })), link.click(), null)",
      ],
    ])("opens no further window by %s", async (_, expression) => {
      expect(await shared.page.evaluate(expression)).toBeNull();
      expect(await countWindows(shared.app)).toBe(1);
    });

    it.each([
      ["no call", "{ type: 'event', name: 'sessionChanged' }"],
      ["a call that does not exist", "{ type: 'call', id: 1, name: 'constructor', input: {} }"],
      ["no message at all", "null"],
    ])("does no harm by sending %s", async (_, message) => {
      await shared.page.evaluate(`window.ziggyFlow.send(${message}); window.ziggyFlowDesktop.tell(${message})`);
      const answer = `new Promise((done) => { const stop = window.ziggyFlow.onMessage((message) => { if (message.id === 7e9) { stop(); done(message.result.ok) } });
        window.ziggyFlow.send({ type: "call", id: 7e9, name: "getSession", input: {} }) })`;
      expect(await shared.page.evaluate(answer)).toBe(true);
    });
  });

  describe.skipIf(missing)("its menu", () => {
    it("has the editor's commands by group, and does them", async () => {
      const { app, page } = await openFlow();
      const labels = () => app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.map(({ label }) => label));
      await expect.poll(labels).toEqual(expect.arrayContaining(["File", "Edit", "Add", "Arrange", "View", "Run", "Help"]));
      await clickMenu(app, "file.new");
      await page.getByRole("dialog").waitFor();
    });

    it("follows what can be done, and edits text where somebody types", async () => {
      const { app, page } = await openFlow();
      const canUndo = () => app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById("edit.undo")?.enabled);
      await expect.poll(canUndo).toBe(false);
      await addNote(page);
      await expect.poll(canUndo).toBe(true);
      await clickMenu(app, "edit.undo");
      await expect.poll(() => page.locator(".note-card").count()).toBe(0);
      await page.getByRole("searchbox", { name: "Search devices" }).pressSequentially("lamp");
      await expect.poll(canUndo).toBe(true);
      await clickMenu(app, "edit.select-all");
      await expect
        .poll(() => page.evaluate("document.activeElement.selectionEnd - document.activeElement.selectionStart"))
        .toBe("lamp".length);
    });

    it("lists recent projects", async () => {
      const { app } = await open({ flows: [] });
      const recent = () =>
        app.evaluate(({ Menu }) =>
          Menu.getApplicationMenu()
            ?.getMenuItemById("recent")
            ?.submenu?.items.map(({ label }) => label),
        );
      await expect.poll(recent).toEqual(["project"]);
    });
  });

  describe.skipIf(missing)("closing with unsaved work", () => {
    async function closeUnsaved(answer: number): Promise<DesktopApp> {
      const opened = await openFlow();
      await opened.app.evaluate(({ dialog }, response) => {
        dialog.showMessageBox = async (...args: unknown[]) => {
          Reflect.set(globalThis, "asked", args.at(-1));
          return { response, checkboxChecked: false };
        };
      }, answer);
      await addNote(opened.page);
      await closeWindow(opened.app);
      return opened;
    }

    it("is asked about, and put off by Cancel", async () => {
      const { app, page } = await closeUnsaved(2);
      const asked = () => app.evaluate(() => Reflect.get(globalThis, "asked"));
      await expect.poll(asked).toMatchObject({ message: "Save the changes to Hall light?", buttons: ["Save", "Discard", "Cancel"] });
      await page.locator(".note-card").waitFor();
    });

    it.each([
      ["saves", 0, 1],
      ["forgets", 1, 0],
    ])("%s it when told so, and ends", async (_, answer, notes) => {
      const { exited, folder } = await closeUnsaved(answer);
      expect(await exited).toBe(0);
      const again = await open({ flows: [], folder });
      await shownFlow(again.page);
      expect(await again.page.locator(".note-card").count()).toBe(notes);
    });
  });

  describe.skipIf(missing)("its dialogs", () => {
    it("ask where an export is to be written", async () => {
      const { app, page, folder } = await openFlow();
      const filePath = join(folder, "hall.svg");
      await app.evaluate(({ dialog }, path) => {
        dialog.showSaveDialog = async () => ({ canceled: false, filePath: path });
      }, filePath);
      await clickMenu(app, "file.export-svg");
      await page.getByText(`Written to ${filePath}`).waitFor();
      expect(await readFile(filePath, "utf8")).toMatch(/^<svg .*Stays true 3 min longer/s);
    });

    it("ask which folder is to be opened", async () => {
      const { app, page, folder } = await open();
      await app.evaluate(
        ({ dialog }, path) => {
          dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] });
        },
        join(folder, "project"),
      );
      await clickMenu(app, "file.open-project");
      await page.getByRole("button", { name: "Choose folder…" }).click();
      await page.locator(".workbench").waitFor();
    });
  });
});
