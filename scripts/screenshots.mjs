// `npm run screenshots`: draws the pictures of docs/editor.md anew, from the editor itself on a simulated home.
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import checkout from "./lib/checkout.cjs";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const folder = path.join(root, "docs", "images");
const size = { width: 1280, height: 800 };

if (checkout.prepare(root)) {
  const { openEditor } = await import("./lib/open-editor.mjs");
  await mkdir(folder, { recursive: true });
  const editor = await openEditor({ root, flows: { "hall-light.json": path.join(root, "flows", "hall-light.json") } });
  try {
    let state;
    for (const theme of /** @type {const} */ (["light", "dark"])) {
      const context = await editor.browser.newContext({
        viewport: size,
        colorScheme: theme,
        reducedMotion: "reduce",
        ...(state !== undefined && { storageState: state }),
      });
      const page = await context.newPage();
      await page.goto(state === undefined ? editor.url : new URL("/", editor.url).href);
      // The address works once; what it leaves is a cookie.
      state = await context.storageState();
      await page.locator('.node-card[data-node="lamp"]').waitFor();
      await drawAll(page, theme);
      await context.close();
    }
  } finally {
    await editor.close();
  }
}

/**
 * @param {import("@playwright/test").Page} page
 * @param {"light" | "dark"} theme
 */
async function drawAll(page, theme) {
  const tab = (/** @type {string} */ name) => page.getByRole("tab", { name, exact: true }).click();
  const draw = async (/** @type {string} */ name) => {
    await page.waitForTimeout(600);
    await page.screenshot({ path: path.join(folder, `editor-${name}-${theme}.png`), animations: "disabled" });
  };
  await page.locator('.node-card[data-node="dark"] h3').click();
  await tab("Code");
  await draw("code");

  await page.getByRole("button", { name: "Run", exact: true }).click();
  await page.getByText(/is running\.|runs already/).waitFor();
  await page.getByRole("button", { name: "Dismiss" }).click();
  await tab("Simulated home");
  await page.getByRole("button", { name: "Open kitchen light" }).click();
  await page.locator('.node-card[data-node="lamp"] h3').click();
  await page.locator(".wire-value").first().waitFor();
  await draw("live");

  await page.keyboard.press("Control+k");
  await page.getByRole("combobox").fill("wire");
  await draw("commands");
  await page.keyboard.press("Escape");
}
