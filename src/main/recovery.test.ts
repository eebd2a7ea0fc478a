import { EventEmitter } from "node:events";
import type { BrowserWindow, Dialog } from "electron";
import { describe, expect, it, vi } from "vitest";
import { keepAlive } from "./recovery.ts";

function setUp(response: number) {
  const [reload, destroy] = [vi.fn(), vi.fn()];
  const contents = Object.assign(new EventEmitter(), { reload });
  const window = Object.assign(new EventEmitter(), { webContents: contents, destroy });
  const showMessageBox = vi.fn(async (_window: object, _options: { readonly message: string }) => ({ response }));
  let now = 0;
  // As much of Electron's as is used.
  keepAlive(window as unknown as BrowserWindow, { showMessageBox } as unknown as Dialog, { monotonic: () => now });
  return {
    reload,
    destroy,
    asked: () => showMessageBox.mock.calls.map(([, { message }]) => message),
    hang: () => window.emit("unresponsive"),
    crash: (at: number, reason = "crashed") => {
      now = at;
      contents.emit("render-process-gone", {}, { reason });
    },
    settled: () => Promise.resolve().then(() => undefined),
  };
}

describe("a page that crashes", () => {
  it("is brought back", () => {
    const { crash, reload, asked } = setUp(0);
    crash(0);
    expect([reload.mock.calls.length, asked()]).toEqual([1, []]);
  });

  it("is left alone when it ended as it should", () => {
    const { crash, reload } = setUp(0);
    crash(0, "clean-exit");
    expect(reload).not.toHaveBeenCalled();
  });

  it.each([
    ["is brought back as often as it likes when that is seldom", [0, 30_000, 60_000, 90_000, 120_000], 5, 0],
    ["is asked about when it crashes four times within a minute", [0, 1_000, 2_000, 59_000], 3, 1],
  ])("%s", (_, times, reloads, questions) => {
    const { crash, reload, asked } = setUp(1);
    for (const at of times) crash(at);
    expect([reload.mock.calls.length, asked().length]).toEqual([reloads, questions]);
  });

  it("closes when the person has had enough", async () => {
    const { crash, destroy, settled } = setUp(1);
    for (const at of [0, 1, 2, 3]) crash(at);
    await settled();
    expect(destroy).toHaveBeenCalledOnce();
  });
});

describe("a page that hangs", () => {
  it.each([
    ["is loaded anew", 0, 1],
    ["is waited for", 1, 0],
  ])("%s when the person says so", async (_, response, reloads) => {
    const { hang, reload, destroy, asked, settled } = setUp(response);
    hang();
    await settled();
    expect([asked(), reload.mock.calls.length, destroy.mock.calls.length]).toEqual([["The editor does not answer."], reloads, 0]);
  });
});
