import { EventEmitter } from "node:events";
import type { BrowserWindow, Dialog } from "electron";
import { describe, expect, it, vi } from "vitest";
import type { DesktopMessage } from "../contract/desktop.ts";
import { askBeforeLeaving } from "./leave.ts";

const [save, discard, cancel] = [0, 1, 2];

function setUp() {
  const answers: number[] = [];
  const asked: string[] = [];
  const told: DesktopMessage[] = [];
  let isOpen = true;
  const window = Object.assign(new EventEmitter(), {
    webContents: new EventEmitter(),
    setDocumentEdited: () => undefined,
    close: () => {
      const event = { preventDefault: vi.fn() };
      window.emit("close", event);
      if (event.preventDefault.mock.calls.length === 0) isOpen = false;
    },
    destroy: () => {
      isOpen = false;
    },
  });
  const dialog = {
    showMessageBox: async (_: unknown, { message }: { readonly message: string }) => {
      asked.push(message);
      return { response: answers.shift() ?? cancel };
    },
  };
  const onStay = vi.fn();
  const listen = askBeforeLeaving({
    // As much of Electron's as is used.
    window: window as unknown as BrowserWindow,
    dialog: dialog as unknown as Dialog,
    tell: (message) => told.push(message),
    onStay,
  });
  /** The person closes the window and gives this answer, if asked. */
  async function close(answer = cancel) {
    answers.push(answer);
    window.close();
    await Promise.resolve();
    await Promise.resolve();
  }
  return { window, listen, close, asked, told, onStay, isOpen: () => isOpen };
}

describe("closing a window", () => {
  it("asks nothing when all is saved", async () => {
    const { listen, close, asked, isOpen } = setUp();
    listen({ type: "unsaved", titles: ["Hall"] });
    listen({ type: "unsaved", titles: [] });
    await close();
    expect([asked, isOpen()]).toEqual([[], false]);
  });

  it.each([
    [["Hall"], "Save the changes to Hall?"],
    [["Hall", "Stairs"], "Save the changes to 2 flows?"],
  ])("asks what becomes of %j", async (titles, question) => {
    const { listen, close, asked, isOpen } = setUp();
    listen({ type: "unsaved", titles });
    await close();
    expect([asked, isOpen()]).toEqual([[question], true]);
  });

  it("stays, and says so, when the person cancels", async () => {
    const { listen, close, told, onStay, isOpen } = setUp();
    listen({ type: "unsaved", titles: ["Hall"] });
    await close(cancel);
    expect([told, onStay.mock.calls.length, isOpen()]).toEqual([[], 1, true]);
  });

  it.each([
    ["save", save],
    ["discard", discard],
  ])("closes once the page has done as told: %s", async (how, answer) => {
    const { listen, close, told, isOpen } = setUp();
    listen({ type: "unsaved", titles: ["Hall"] });
    await close(answer);
    expect([told, isOpen()]).toEqual([[{ type: "leave", how }], true]);
    listen({ type: "left", done: true });
    expect(isOpen()).toBe(false);
  });

  it("stays when something could not be saved, and asks again the next time", async () => {
    const { listen, close, asked, onStay, isOpen } = setUp();
    listen({ type: "unsaved", titles: ["Hall"] });
    await close(save);
    listen({ type: "left", done: false });
    await close(cancel);
    expect([asked.length, onStay.mock.calls.length, isOpen()]).toEqual([2, 2, true]);
  });

  it("is not held up by a page that answers nothing, once the work is given up twice", async () => {
    const { listen, close, isOpen } = setUp();
    listen({ type: "unsaved", titles: ["Hall"] });
    await close(discard);
    expect(isOpen()).toBe(true);
    await close(discard);
    expect(isOpen()).toBe(false);
  });

  it("is not held up by a page that has crashed", async () => {
    const { window, listen, close, asked, isOpen } = setUp();
    listen({ type: "unsaved", titles: ["Hall"] });
    window.webContents.emit("render-process-gone");
    await close();
    expect([asked, isOpen()]).toEqual([[], false]);
  });

  it("asks once, however often it is closed meanwhile", async () => {
    const { window, listen, close, asked } = setUp();
    listen({ type: "unsaved", titles: ["Hall"] });
    window.close();
    await close();
    expect(asked).toHaveLength(1);
  });
});
