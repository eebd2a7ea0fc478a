import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { EditorPage } from "../support/editor-page.ts";

let editor: EditorPage | undefined;
afterEach(async () => {
  const errors = editor?.errors ?? [];
  await editor?.close();
  editor = undefined;
  expect(errors).toEqual([]);
});

/** Another flow that sets the kitchen light, whenever the front door is opened or closed. */
const entry = JSON.stringify({
  ziggyFlow: 1,
  devices: { door: { ieee: "0x00158d00ef3ed58a" }, lamp: { ieee: "0x842e14ff5624d239" } },
  nodes: { door: { kind: "device", settings: { device: "door" } }, lamp: { kind: "device", settings: { device: "lamp" } } },
  wires: ["door.contact -> lamp.state"],
});

it("what another flow does is said beside this one, leads to its place, and is silenced with a reason", async () => {
  editor = await EditorPage.open({ flows: ["hall-light.json"] });
  const { page, folder } = editor;
  await editor.node("lamp").waitFor();
  await writeFile(join(folder, "flows", "entry.json"), entry);
  await editor.tab("Problems");
  const problem = page.locator(".problem", { hasText: 'of itself is not only this flow, but also "entry"' });
  await problem.waitFor({ timeout: 15_000 });
  await problem.locator(".problem-text").click();
  await expect.poll(() => page.locator(".react-flow__node.selected .node-card").getAttribute("data-node")).toBe("lamp");

  await problem.getByRole("button", { name: "Silence…" }).click();
  await page.getByRole("textbox", { name: "Why it is well as it is" }).fill("Whoever comes in has light.");
  await page.getByRole("button", { name: "Silence", exact: true }).click();
  await problem.waitFor({ state: "detached" });
  await page.keyboard.press("Control+s");
  await expect
    .poll(() => readFile(join(folder, "flows", "hall-light.json"), "utf8"))
    .toContain('"silence": { "analysis/two-writers": "Whoever comes in has light." }');
});
