import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { err, ok } from "../../base/result.ts";
import { exampleHome } from "../../catalogue/example-home.ts";
import type { DesktopMessage, PageMessage } from "../../contract/desktop.ts";
import type { EditorHandlers } from "../../contract/editor-contract.ts";
import { edit } from "../store/documents.ts";
import { driveEditor } from "../testing/driver.ts";
import { attachDesktop } from "./desktop.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const flow = { devices: {}, nodes: { why: { kind: "note", note: "Dark." } }, wires: [] };

function setUp(handlers: Partial<EditorHandlers> = {}) {
  const driver = driveEditor(exampleHome, handlers);
  const told: PageMessage[] = [];
  let obey: (message: DesktopMessage) => void = () => undefined;
  let typing = false;
  const desktop = {
    tell: (message: PageMessage) => told.push(message),
    onTold: (listener: typeof obey) => {
      obey = listener;
      return () => undefined;
    },
  };
  driver.open(flow, "hall");
  attachDesktop(driver.editor, desktop, { isTyping: () => typing, onChange: () => () => undefined });
  const last = <Type extends PageMessage["type"]>(type: Type) =>
    told.filter((message): message is Extract<PageMessage, { type: Type }> => message.type === type).at(-1);
  return {
    ...driver,
    told,
    last,
    change: (id = "hall") => edit(driver.editor.documents, id, "Write", (document) => ({ ...document, name: `${document.name} more` })),
    /** The window tells; what follows from it has happened. */
    obey: async (message: DesktopMessage) => {
      obey(message);
      await vi.advanceTimersByTimeAsync(200);
    },
    type: (now: boolean) => {
      typing = now;
    },
    item: async (id: string) => {
      await vi.advanceTimersByTimeAsync(200);
      return last("menu")?.entries.find((entry) => entry.id === id);
    },
  };
}

describe("the window's menu", () => {
  it("begins with the commands as they are", async () => {
    const { item } = setUp();
    expect(await item("file.save")).toEqual({ id: "file.save", title: "Save", group: "File", shortcut: "Mod+S", enabled: true });
  });

  it("follows what can be undone, and by what name", async () => {
    const { item, change } = setUp();
    expect(await item("edit.undo")).toMatchObject({ title: "Undo", enabled: false });
    change();
    expect(await item("edit.undo")).toMatchObject({ title: "Undo: Write", enabled: true });
  });

  it("is told once for many changes, and not at all for none", async () => {
    const { told, change, editor } = setUp();
    for (let times = 0; times < 20; times += 1) change();
    await vi.advanceTimersByTimeAsync(200);
    editor.workbench.setState({});
    await vi.advanceTimersByTimeAsync(200);
    expect(told.filter(({ type }) => type === "menu")).toHaveLength(2);
  });

  it("holds no commands that need the keyboard", () => {
    expect(
      setUp()
        .last("menu")
        ?.entries.filter(({ id }) => id.startsWith("keys.")),
    ).toEqual([]);
  });

  it("runs what is chosen, and nothing that does not exist", async () => {
    const { obey, editor } = setUp();
    await obey({ type: "command", id: "constructor" });
    await obey({ type: "command", id: "file.new" });
    expect(editor.workbench.getState().overlay).toEqual({ type: "new-flow" });
  });

  it("edits text, not the flow, while somebody types", async () => {
    const { obey, item, type, told, change, document } = setUp();
    change();
    const before = document();
    type(true);
    change();
    expect(await item("edit.copy")).toMatchObject({ enabled: true });
    await obey({ type: "command", id: "edit.undo" });
    expect([told.at(-1), document() === before]).toEqual([{ type: "edit-text", action: "undo" }, false]);
  });
});

describe("unsaved work", () => {
  it("is told at once, by title", () => {
    const { change, last, open } = setUp();
    open(flow, "stairs");
    expect(last("unsaved")).toEqual({ type: "unsaved", titles: [] });
    change("hall");
    change("stairs");
    expect(last("unsaved")).toEqual({ type: "unsaved", titles: ["hall", "stairs"] });
  });

  it("is saved when the window is left so", async () => {
    const saveFlow = vi.fn(async ({ id }: { readonly id: string }) =>
      ok({ id, title: id, path: `flows/${id}.json`, revision: "2", type: "flow" as const }),
    );
    const { change, open, obey, told, last } = setUp({ saveFlow, dropBackup: async () => ok(undefined) });
    open(flow, "stairs");
    change("hall");
    change("stairs");
    await obey({ type: "leave", how: "save" });
    expect(saveFlow.mock.calls.map(([{ id }]) => id)).toEqual(["hall", "stairs"]);
    expect([last("left"), last("unsaved")]).toEqual([
      { type: "left", done: true },
      { type: "unsaved", titles: [] },
    ]);
    // The window must know that nothing is left before it hears that it may close.
    expect(told.findLastIndex(({ type }) => type === "unsaved")).toBeLessThan(told.findLastIndex(({ type }) => type === "left"));
  });

  it("keeps the window when the file has changed meanwhile", async () => {
    const { change, obey, last, editor } = setUp({ saveFlow: async () => err({ code: "conflict", message: "Changed." }) });
    change();
    await obey({ type: "leave", how: "save" });
    expect([last("left"), editor.workbench.getState().overlay]).toEqual([
      { type: "left", done: false },
      { type: "conflict", flow: "hall" },
    ]);
  });

  it("is forgotten, also where it was put aside, when the window is left so", async () => {
    const dropBackup = vi.fn(async (_: { readonly flow: string }) => ok(undefined));
    const { change, obey, last } = setUp({ dropBackup });
    change();
    await obey({ type: "leave", how: "discard" });
    expect([dropBackup.mock.calls, last("left")]).toEqual([[[{ flow: "hall" }]], { type: "left", done: true }]);
  });
});

describe("in a browser", () => {
  it("there is no window to connect with", () => {
    const { editor } = driveEditor(exampleHome);
    expect(() => attachDesktop(editor, undefined, { isTyping: () => false, onChange: () => () => undefined })()).not.toThrow();
  });
});
