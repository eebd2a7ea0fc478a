import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { EditorPage } from "../support/editor-page.ts";

const themes = ["light", "dark", "contrast"] as const;

/** A view: how it is reached from the workbench with a flow open. Escape leaves it again. */
type View = readonly [name: string, reach: (editor: EditorPage) => Promise<void>];

const views: readonly View[] = [
  ["a flow", async (editor) => editor.node("lamp").waitFor()],
  ["a selected node", async (editor) => editor.node("dark").locator("h3").click()],
  ["a selected device", async (editor) => editor.node("lamp").locator("h3").click()],
  ["the flow's own settings", async (editor) => editor.page.locator(".react-flow__pane").click({ position: { x: 20, y: 20 } })],
  ...["Devices", "Nodes", "Flows", "Problems", "Code", "Log", "Simulated home"].map(
    (tab): View => [`the tab ${tab}`, (editor) => editor.tab(tab)],
  ),
  [
    "an opened device",
    async (editor) => {
      await editor.tab("Devices");
      await editor.page.getByRole("button", { name: "Open kitchen light" }).click();
    },
  ],
  ["the command palette", async (editor) => editor.page.keyboard.press("Control+k")],
  ["quick add", (editor) => byCommand(editor, "Add node…")],
  ["search", (editor) => byCommand(editor, "Find in this flow and home…")],
  ["new flow", (editor) => byCommand(editor, "New flow…")],
  ["open project", (editor) => byCommand(editor, "Open project…")],
  ["choose home", (editor) => byCommand(editor, "Choose home…")],
  ["keyboard shortcuts", (editor) => byCommand(editor, "Keyboard shortcuts")],
  [
    "a record being written",
    async (editor) => {
      await editor.node("lamp").locator("h3").click();
      await editor.page
        .getByRole("button", { name: /^Level config: / })
        .first()
        .click();
      await editor.page.locator(".popover").waitFor();
    },
  ],
  [
    "rename",
    async (editor) => {
      await editor.node("lamp").locator("h3").click();
      await byCommand(editor, "Rename node…");
    },
  ],
  ["the form of a curve", (editor) => addNode(editor, "curve")],
  ["the form of a table", (editor) => addNode(editor, "translate")],
];

async function byCommand(editor: EditorPage, title: string): Promise<void> {
  await editor.command(title);
  await editor.page.locator(".dialog, .picker").waitFor();
}

async function addNode(editor: EditorPage, kind: string): Promise<void> {
  await byCommand(editor, "Add node…");
  await editor.page.getByRole("combobox", { name: "Add node" }).fill(kind);
  await editor.page.keyboard.press("Enter");
  await editor.node(kind).waitFor();
}

/** What axe finds, in words: the rule, and where. */
async function violations({ page }: EditorPage): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).analyze();
  return found.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(" ")} ${failureSummary}`));
}

async function setTheme({ page }: EditorPage, theme: string): Promise<void> {
  await page.evaluate((name) => localStorage.setItem("ziggy-flow.arrangement", JSON.stringify({ theme: name })), theme);
  await page.reload();
  await page.locator(`:root[data-theme="${theme}"] :is(.workbench, .first-run)`).waitFor();
}

describe.each(themes)("in the %s theme, axe finds nothing to object to in", (theme) => {
  let editor: EditorPage;
  beforeAll(async () => {
    editor = await EditorPage.open({ flows: ["hall-light.json"] });
    await setTheme(editor, theme);
    await editor.node("lamp").waitFor();
  });
  afterAll(async () => editor.close());

  it.each(views)("%s", async (_, reach) => {
    await reach(editor);
    expect(await violations(editor)).toEqual([]);
    await editor.page.keyboard.press("Escape");
    await editor.page.locator(".dialog, .picker").waitFor({ state: "detached" });
  });

  it("the question whether code may run", async () => {
    const code = { ziggyFlow: 1, name: "With code", nodes: { script: { kind: "code", settings: { code: ["export {};"] } } }, wires: [] };
    await writeFile(join(editor.folder, "flows", "with-code.json"), JSON.stringify(code));
    await editor.tab("Flows");
    await editor.page.getByRole("button", { name: "With code" }).first().click();
    await editor.node("script").waitFor();
    await editor.page.getByRole("button", { name: "Run", exact: true }).click();
    await editor.page.getByRole("dialog", { name: "These flows hold code or run programs" }).waitFor();
    expect(await violations(editor)).toEqual([]);
    await editor.page.keyboard.press("Escape");
    await editor.page.getByRole("button", { name: "Close With code" }).click();
    await editor.node("lamp").waitFor();
  });

  it("a conflict with the file", async () => {
    const file = join(editor.folder, "flows", "hall-light.json");
    await editor.node("motion").locator("h3").click();
    await editor.page.keyboard.press("Delete");
    await writeFile(file, (await readFile(file, "utf8")).replace('"Hall light"', '"Hall light, by hand"'));
    await editor.page.getByRole("alert").waitFor();
    expect(await violations(editor)).toEqual([]);
    await editor.page.getByRole("alert").getByRole("button").click();
    await editor.page.getByText("by hand").first().waitFor();
    expect(await violations(editor)).toEqual([]);
  });
});

describe("before a project is open, axe finds nothing to object to", () => {
  it.each(themes)("in the %s theme", async (theme) => {
    const editor = await EditorPage.open({ project: false });
    try {
      await setTheme(editor, theme);
      await editor.page.getByRole("button", { name: /simulated home/ }).waitFor();
      expect(await violations(editor)).toEqual([]);
    } finally {
      await editor.close();
    }
  });
});
