import { EventEmitter } from "node:events";
import type { App, Session } from "electron";
import { describe, expect, it, vi } from "vitest";
import { guardPages, guardSession } from "./guards.ts";

function guardedSession() {
  const handlers = new Map<string, (...args: readonly unknown[]) => unknown>();
  const session = new Proxy({}, { get: (_, name) => (handler: () => unknown) => handlers.set(String(name), handler) });
  // As much of Electron's as is used.
  guardSession(session as Session);
  const call = (name: string, ...args: readonly unknown[]) => handlers.get(name)?.(...args);
  return {
    request(permission: string, address: string) {
      const decide = vi.fn();
      call("setPermissionRequestHandler", { getURL: () => address }, permission, decide);
      return decide.mock.calls[0]?.[0];
    },
    check: (permission: string, origin: string) => call("setPermissionCheckHandler", null, permission, origin),
    device: () => call("setDevicePermissionHandler", {}),
  };
}

const own = "app://ziggy-flow/";

describe("guardSession", () => {
  it.each([
    ["clipboard-read", own, true],
    ["clipboard-sanitized-write", own, true],
    ["clipboard-read", "https://example.com/", false],
    ["media", own, false],
    ["geolocation", own, false],
    ["notifications", own, false],
    ["openExternal", own, false],
    ["unknown", own, false],
  ])("answers %s asked by %s with %s", (permission, address, granted) => {
    const session = guardedSession();
    expect([session.request(permission, address), session.check(permission, address)]).toEqual([granted, granted]);
  });

  it("gives no device of the machine away", () => {
    expect(guardedSession().device()).toBe(false);
  });
});

describe("guardPages", () => {
  function guardedPage() {
    const app = new EventEmitter();
    let opens: ((details: object) => { readonly action: string }) | undefined;
    const contents = Object.assign(new EventEmitter(), {
      setWindowOpenHandler: (handler: typeof opens) => {
        opens = handler;
      },
    });
    // As much of Electron's as is used.
    guardPages(app as unknown as App);
    app.emit("web-contents-created", {}, contents);
    return { contents, open: (url: string) => opens?.({ url }).action };
  }

  it.each([own, "https://example.com/", "about:blank"])("opens no window for %s", (url) => {
    expect(guardedPage().open(url)).toBe("deny");
  });

  it.each(
    ["will-navigate", "will-redirect", "will-frame-navigate"].flatMap(
      (event) =>
        [
          [event, own, 0],
          [event, "https://example.com/", 1],
          [event, "file:///etc/passwd", 1],
        ] as const,
    ),
  )("on %s to %s objects %s times", (name, url, times) => {
    const preventDefault = vi.fn();
    guardedPage().contents.emit(name, { url, preventDefault });
    expect(preventDefault).toHaveBeenCalledTimes(times);
  });

  it("embeds no other page", () => {
    const preventDefault = vi.fn();
    guardedPage().contents.emit("will-attach-webview", { preventDefault });
    expect(preventDefault).toHaveBeenCalledOnce();
  });
});
