import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
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

describe("a drawn flow", () => {
  it("runs on the simulated home: motion in the dark switches the lamp on, and the wires show it", async () => {
    const { page } = await open({ flows: ["hall-light.json"] });
    await editor?.tab("Simulated home");
    await page.getByRole("button", { name: "Run", exact: true }).click();
    await page.getByText("Hall light is running.").waitFor({ timeout: 30_000 });
    const motion = editor?.device("hallway motion");
    await motion?.getByRole("slider").fill("10");
    await motion?.getByRole("slider").blur();
    await page.locator(".wire-value", { hasText: "10" }).waitFor();
    const occupancy = motion?.getByRole("switch");
    if ((await occupancy?.getAttribute("aria-checked")) === "true") {
      await occupancy?.click();
      await page.locator('[role=switch][aria-checked="false"]').first().waitFor();
    }
    await occupancy?.click();
    const lamp = page.locator(".device-row", { hasText: "kitchen light" }).getByRole("switch");
    await page.getByRole("searchbox", { name: "Search devices" }).fill("kitchen light");
    await expect.poll(() => lamp.getAttribute("aria-checked"), { timeout: 10_000 }).toBe("true");
    await page.locator(".wire-value", { hasText: "true" }).first().waitFor();
  });

  it("says before it is exchanged what keeps its state and what starts anew, and once more afterwards", async () => {
    const { page } = await open({ flows: ["hall-light.json"] });
    const run = page.getByRole("button", { name: "Run", exact: true });
    await editor?.node("present").waitFor();
    await run.click();
    await page.getByText("Hall light is running.", { exact: true }).waitFor({ timeout: 30_000 });
    expect(await run.getAttribute("aria-describedby")).toBeNull();
    await editor?.node("dark").locator("h3").click();
    await page.keyboard.press("Delete");
    await page.mouse.move(0, 400);
    await run.hover();
    await page.locator(".tooltip", { hasText: "Keeps: Stays true 3 min longer." }).waitFor();
    expect((await new AxeBuilder({ page }).include(".tooltip").include(".title-bar").analyze()).violations).toEqual([]);
    await page.keyboard.press("Escape");
    await page.locator(".tooltip").waitFor({ state: "detached" });
    await page.keyboard.press("Control+z");
    await editor?.node("present").locator("h3").click();
    await page.getByRole("switch", { name: "Survives a restart" }).click();
    await expect
      .poll(async () => page.locator(`[id="${await run.getAttribute("aria-describedby")}"]`).textContent())
      .toBe("Starts anew: Stays true 3 min longer.");
    await run.click();
    await page.getByText("Hall light is running. Starts anew: Stays true 3 min longer.").waitFor({ timeout: 30_000 });
    await expect.poll(() => run.getAttribute("aria-describedby")).toBeNull();
  });

  it("is shown as the code it compiles to, in step with the selection", async () => {
    const { page } = await open({ flows: ["hall-light.json"] });
    await editor?.tab("Code");
    await page.getByText("export default").waitFor();
    await editor?.node("present").locator("h3").click();
    await expect
      .poll(() => page.locator(".code-lines li[data-selected]").allInnerTexts())
      .toContainEqual(expect.stringContaining("offDelay("));
    await page.locator(".code-lines button", { hasText: "below(" }).click();
    await expect.poll(() => page.locator(".react-flow__node.selected .node-card").getAttribute("data-node")).toBe("dark");
  });

  it("is exported as TypeScript", async () => {
    const { page } = await open({ flows: ["hall-light.json"] });
    await editor?.node("lamp").waitFor();
    const [download] = await Promise.all([page.waitForEvent("download"), editor?.command("Export as TypeScript")]);
    const text = await readFile((await download.path()) ?? "", "utf8");
    expect([download.suggestedFilename(), text]).toEqual(["hall-light.ts", expect.stringContaining('export default flow("hall-light"')]);
  });
});

describe("wiring", () => {
  it("connects what fits, and says at the cursor why something does not", async () => {
    const { page } = await open({ flows: ["hall-light.json"] });
    await editor?.node("lamp").waitFor();
    const before = (await editor?.wires()) ?? [];
    await editor?.drag(editor.pin("dark.true"), editor.pin("lamp.state.off"));
    await expect.poll(() => editor?.wires()).toEqual([...before, "dark.true -> lamp.state.off"].sort());
    await editor?.drag(editor.pin("when.blocked"), editor.pin("dark.a"), false);
    await page.locator(".wiring-hint").waitFor();
    expect(await page.locator(".wiring-hint").innerText()).toMatch(/event|cannot feed/);
    await page.mouse.up();
    await page.keyboard.press("Escape");
  });

  it("offers what fits where a wire is dropped on nothing, and connects what is chosen", async () => {
    const { page } = await open({ flows: ["hall-light.json"] });
    await editor?.node("lamp").waitFor();
    await editor?.drag(editor.pin("when.blocked"), page.locator(".react-flow__pane"));
    await page.getByRole("combobox", { name: "Add node and connect" }).fill("log");
    await page.keyboard.press("Enter");
    await expect.poll(() => editor?.wires()).toContainEqual("when.blocked -> log.in");
  });

  it("puts a node that is dragged onto a wire into it, as one step", async () => {
    const { page } = await open({ flows: ["hall-light.json"] });
    await editor?.node("lamp").waitFor();
    await page.locator(".react-flow__pane").click({ position: { x: 60, y: 20 } });
    await page.keyboard.press("Tab");
    await page.getByRole("combobox", { name: "Add node" }).fill("debounce");
    await page.keyboard.press("Enter");
    const before = (await editor?.wires()) ?? [];
    const at = await page.locator('[data-wire="when.true -> lamp.state.on"]').evaluate((path) => {
      if (!(path instanceof SVGPathElement)) throw new Error("no path");
      const middle = path.getPointAtLength(path.getTotalLength() / 2).matrixTransform(path.getScreenCTM() ?? undefined);
      return { x: middle.x, y: middle.y };
    });
    await editor?.node("debounce").locator("h3").hover();
    await page.mouse.down();
    await page.mouse.move(at.x + 30, at.y, { steps: 4 });
    await page.mouse.move(at.x, at.y, { steps: 4 });
    await page.mouse.up();
    await expect.poll(() => editor?.wires()).toContainEqual("debounce.out -> lamp.state.on");
    await page.keyboard.press("Control+z");
    await expect.poll(() => editor?.wires()).toEqual(before);
  });

  it("makes a node of a device that is dragged onto the canvas", async () => {
    const { page } = await open({ flows: ["hall-light.json"] });
    await editor?.node("lamp").waitFor();
    await page.getByRole("searchbox", { name: "Search devices" }).fill("front door");
    await page
      .locator(".device-name", { hasText: "front door" })
      .dragTo(page.locator(".react-flow__pane"), { targetPosition: { x: 300, y: 60 } });
    await editor?.node("front-door").waitFor();
  });
});

describe("the keyboard alone", () => {
  it("draws, wires and undoes a small flow", async () => {
    const { page } = await open();
    await page.getByRole("button", { name: "New flow…" }).press("Enter");
    await page.getByRole("textbox", { name: "Name" }).fill("By keyboard");
    await page.keyboard.press("Enter");
    await page.locator(".flow-canvas").waitFor();
    for (const kind of ["every", "log"]) {
      await editor?.command("Add node…");
      await page.getByRole("combobox", { name: "Add node" }).fill(kind);
      await page.keyboard.press("Enter");
      await editor?.node(kind).waitFor();
    }
    for (const key of ["p", "w", "Escape"]) await page.keyboard.press(key);
    await expect.poll(() => editor?.wires()).toEqual([]);
    for (const key of ["p", "w"]) await page.keyboard.press(key);
    await page.keyboard.press("ArrowLeft");
    await goTo(editor, "every");
    for (const key of ["p", "w"]) await page.keyboard.press(key);
    await expect.poll(() => editor?.wires()).toEqual(["every.out -> log.in"]);
    await page.keyboard.press("Control+z");
    await expect.poll(() => editor?.wires()).toEqual([]);
    await page.keyboard.press("Control+y");
    await expect.poll(() => editor?.wires()).toEqual(["every.out -> log.in"]);
  });
});

describe("the form of a node", () => {
  it("edits a curve by keyboard: its points, drawn as they are", async () => {
    const { page, folder } = await open();
    const flow = { ziggyFlow: 1, name: "Curve", nodes: { warmth: { kind: "curve" } }, wires: [] };
    await writeFile(join(folder, "flows", "curve.json"), JSON.stringify(flow));
    await editor?.tab("Flows");
    await page.locator(".flow-row", { hasText: "Curve" }).click();
    await editor?.node("warmth").locator("h3").click();
    await page.getByLabel("Point 2: on the clock or by the sun").selectOption("sunset");
    await page.getByLabel("Point 2: before").fill("-30");
    await page.keyboard.press("Tab");
    await page.keyboard.type("80");
    await page.getByRole("button", { name: "Add point" }).press("Enter");
    await page.getByLabel("Value at point 4").fill("5");
    await page.keyboard.press("Enter");
    await page.getByRole("img", { name: "From 0 to 80 over the day" }).waitFor();
    await page.keyboard.press("Control+s");
    await expect
      .poll(async () => JSON.parse(await readFile(join(folder, "flows", "curve.json"), "utf8")).nodes.warmth.settings?.points)
      .toEqual([
        ["07:00", 0],
        ["sunset - 30m", 80],
        ["22:00", 0],
        ["24:00", 5],
      ]);
  });
});

describe("a code node", () => {
  it("is written with completion of the home's types, and keys pressed in it are text", async () => {
    const { page, folder } = await open({ flows: ["hall-light.json"] });
    await writeFile(
      join(folder, "flows", "code.json"),
      JSON.stringify({
        ziggyFlow: 1,
        name: "Code",
        nodes: { calc: { kind: "code", settings: { code: ["(): void => {", "", "}"] } } },
        wires: [],
      }),
    );
    await editor?.tab("Flows");
    await page.locator(".flow-row", { hasText: "Code" }).click();
    await editor?.node("calc").locator("h3").click();
    await page.locator(".cm-content").click();
    await page.keyboard.press("Control+Home");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.type("home.hallwayM");
    await page.locator(".cm-tooltip-autocomplete", { hasText: "hallwayMotion" }).waitFor();
    await page.keyboard.press("Backspace");
    await page.keyboard.press("Delete");
    expect(await editor?.node("calc").count()).toBe(1);
  });
});

describe("the help for a kind", () => {
  it("shows an example at work, which can be taken into the flow or made a flow of its own", async () => {
    const { page } = await open({ flows: ["hall-light.json"] });
    await editor?.node("dark").locator("h3").click();
    await page.getByText("For example: On when it gets dark").click();
    const picture = page.getByRole("img", { name: "The flow: On when it gets dark" });
    await picture.scrollIntoViewIfNeeded();
    await expect.poll(() => picture.evaluate((image) => image instanceof HTMLImageElement && image.naturalWidth > 0)).toBe(true);
    const before = await page.locator(".node-card").count();
    await page.getByRole("button", { name: "Insert here" }).click();
    await expect.poll(() => page.locator(".node-card").count()).toBe(before + 3);
    await editor?.node("dark").locator("h3").click();
    await page.getByText("For example: On when it gets dark").click();
    await page.getByRole("button", { name: "Open as a new flow" }).click();
    await page.getByRole("button", { name: "Close On when it gets dark" }).waitFor();
    await expect.poll(() => page.locator(".node-card").count()).toBe(3);
  });
});

describe("files", () => {
  it("saves to the project, and is not dirty then", async () => {
    const { page, folder } = await open({ flows: ["hall-light.json"] });
    await editor?.node("lamp").waitFor();
    await editor?.node("lamp").locator("h3").click();
    await page.keyboard.press("Delete");
    await page.getByLabel("Not saved").first().waitFor();
    await page.keyboard.press("Control+s");
    await page.getByLabel("Not saved").first().waitFor({ state: "detached" });
    expect(JSON.parse(await readFile(join(folder, "flows", "hall-light.json"), "utf8")).nodes).not.toHaveProperty("lamp");
  });

  it("brings unsaved work back after a reload, and undoes step by step what was done before it", async () => {
    const { page } = await open({ flows: ["hall-light.json"] });
    const undoButton = page.getByRole("button", { name: /^Undo/ });
    for (const node of ["lamp", "dark"]) {
      await editor?.node(node).waitFor();
      await editor?.node(node).locator("h3").click();
      await page.keyboard.press("Delete");
    }
    await editor?.node("motion").locator("h3").click();
    await page.keyboard.press("Alt+ArrowDown");
    await expect.poll(() => keepsEdit(editor?.folder ?? "", "Nudge")).toBe(true);
    page.on("dialog", (dialog) => void dialog.accept());
    await page.reload();
    await page.getByText(/Unsaved work on Hall light is back/).waitFor();
    await expect.poll(() => editor?.node("lamp").count()).toBe(0);
    for (const [label, node] of [
      ["Undo: Nudge", "motion"],
      ["Undo: Delete node", "dark"],
      ["Undo: Delete node", "lamp"],
    ] as const) {
      await expect.poll(() => undoButton.getAttribute("aria-label")).toBe(label);
      await page.keyboard.press("Control+z");
      // It may lie outside of what was fitted into view without it.
      await editor?.command("Show the whole flow");
      await editor?.node(node).waitFor();
    }
    await page.getByLabel("Not saved").first().waitFor({ state: "detached" });
    await page.keyboard.press("Control+y");
    await expect.poll(() => editor?.node("lamp").count()).toBe(0);
  });

  it("shows a conflict when the file changed on disk under unsaved work, and loses neither side", async () => {
    const { page, folder } = await open({ flows: ["hall-light.json"] });
    await editor?.node("lamp").waitFor();
    await editor?.node("lamp").locator("h3").click();
    await page.keyboard.press("Delete");
    const file = join(folder, "flows", "hall-light.json");
    const text = await readFile(file, "utf8");
    await writeFile(file, text.replace('"Hall light"', '"Hall light, by hand"'));
    await page.getByRole("alert").getByRole("button").click();
    await page.getByText("by hand").first().waitFor();
    await page.getByRole("button", { name: "Take the file's version" }).click();
    await editor?.node("lamp").waitFor();
    await page.locator("body").press("Control+z");
    await expect.poll(() => editor?.node("lamp").count()).toBe(0);
  });
});

/** Presses arrows until the node is selected: where it lies depends on the view in which it was added. */
async function goTo(open: EditorPage | undefined, node: string): Promise<void> {
  for (const key of ["ArrowUp", "ArrowLeft", "ArrowRight", "ArrowDown"]) {
    await open?.page.keyboard.press(key);
    if ((await open?.page.locator(".react-flow__node.selected .node-card").getAttribute("data-node")) === node) return;
  }
  throw new Error(`No arrow leads to ${node}.`);
}

/** Whether the project keeps an edit of this name, as something that undo takes back. */
async function keepsEdit(folder: string, label: string): Promise<boolean> {
  const entries = await readdir(folder, { recursive: true });
  const kept = await Promise.all(
    entries.filter((entry) => /history\/.+\.json$/.test(entry)).map((entry) => readFile(join(folder, entry), "utf8")),
  );
  return kept.some((text) => text.includes(label));
}

describe("a subflow", () => {
  it("is made of what is selected, chosen devices for in the inspector, opened, and run where it is called", async () => {
    const { page } = await open({ flows: ["hall-light.json"] });
    await editor?.node("present").locator("h3").click();
    await editor
      ?.node("lamp")
      .locator("h3")
      .click({ modifiers: ["Shift"] });
    await editor?.command("Extract to subflow…");
    await page.getByLabel("Name").fill("Linger");
    await page.getByRole("button", { name: "Extract", exact: true }).click();
    await editor?.node("linger").waitFor();
    const devices = page.locator(".inspector-body").getByLabel("lamp", { exact: true });
    await expect.poll(() => devices.inputValue()).toBe("lamp");
    await page.getByRole("button", { name: "Run", exact: true }).click();
    await page.getByText("Hall light is running.").waitFor({ timeout: 30_000 });
    await editor?.node("linger").dblclick();
    await editor?.node("present").waitFor();
    await page
      .getByRole("button", { name: "Nodes", exact: true })
      .or(page.getByRole("tab", { name: "Nodes", exact: true }))
      .first()
      .click();
    await page.locator('[data-kind="input"]').waitFor();
  });
});
