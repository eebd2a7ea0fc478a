import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { EditorPage, type EditorPageOptions } from "../support/editor-page.ts";

let editor: EditorPage | undefined;
async function open(options?: EditorPageOptions): Promise<EditorPage> {
  editor = await EditorPage.open(options);
  return editor;
}
afterEach(async () => {
  const errors = editor?.errors ?? [];
  await editor?.close();
  editor = undefined;
  expect(errors).toEqual([]);
});

describe("a new flow", () => {
  it("begins with one that does something, bound to the home that is open", async () => {
    const { page } = await open({ home: "small" });
    await editor?.command("New flow");
    await page.getByRole("radio", { name: /Night light/ }).check();
    await page.getByRole("button", { name: "Create" }).click();
    await editor?.node("motion").getByText("hallway motion").waitFor();
    await page.getByRole("button", { name: "Run", exact: true }).click();
    await page.getByText("Night light is running.").waitFor({ timeout: 30_000 });
  });
});

describe("a button on the canvas", () => {
  it("is pressed while the flow runs", async () => {
    const { page, folder } = await open();
    const party = {
      ziggyFlow: 1,
      name: "Party",
      nodes: { start: { kind: "button", title: "Begin the party" }, line: { kind: "log", settings: { text: "Let us dance" } } },
      wires: ["start.out -> line.in"],
      layout: { start: [0, 0], line: [360, 0] },
    };
    await writeFile(join(folder, "flows/party.json"), JSON.stringify(party));
    await editor?.tab("Flows");
    await page.getByText("Party").first().click();
    const press = page.getByRole("button", { name: "Press Begin the party" });
    expect(await press.isDisabled()).toBe(true);
    await page.getByRole("button", { name: "Run", exact: true }).click();
    await page.getByText("Party is running.").waitFor({ timeout: 30_000 });
    await editor?.tab("Log");
    await press.click();
    await page.getByText("Let us dance").last().waitFor();
  });
});
