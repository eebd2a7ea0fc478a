import type { FromPage } from "../from-page.ts";
import { openMembrane } from "./membrane.ts";

type Listener = (event: object, ...args: readonly unknown[]) => void;
type Preload = (require: (name: string) => unknown, module: object, exports: object) => void;

declare global {
  interface Window {
    /** Bound by the debugging protocol, in this world only. */
    readonly __standinSend: (text: string) => void;
    /** Called by the main process with a message for the preload script. */
    __standinReceive: (channel: string, args: readonly unknown[]) => void;
    /** The preload script as a function; runs it once. */
    __standinPreload: (preload: Preload) => void;
  }
}

function tell(message: FromPage): void {
  window.__standinSend(JSON.stringify(message));
}

function createIpcRenderer() {
  const listeners = new Map<string, Set<Listener>>();
  window.__standinReceive = (channel, args) => {
    for (const listener of listeners.get(channel) ?? []) listener({}, ...args);
  };
  return {
    on(channel: string, listener: Listener) {
      listeners.set(channel, (listeners.get(channel) ?? new Set()).add(listener));
      return this;
    },
    off(channel: string, listener: Listener) {
      listeners.get(channel)?.delete(listener);
      return this;
    },
    send(channel: string, ...args: readonly unknown[]) {
      // Throws for what cannot be sent, as Electron does. Then it travels as JSON, which is all the app sends.
      structuredClone(args);
      tell({ type: "send", channel, args });
    },
  };
}

// Runs in the isolated world before any script of the page.
window.__standinPreload = (preload) => {
  // As in Electron: frames within the page have no preload script.
  if (window.top !== window) return;
  const membrane = openMembrane("preload", () => undefined);
  const exposed = new Set<string>();
  const electron = {
    ipcRenderer: createIpcRenderer(),
    contextBridge: {
      exposeInMainWorld(name: string, api: unknown) {
        if (exposed.has(name)) throw new Error("Cannot bind an API on top of an existing property on the window object");
        exposed.add(name);
        membrane.expose(name, api);
      },
    },
  };
  membrane.expose("__standinOpen", (url: string) => tell({ type: "open", url }));
  document.addEventListener("click", refuseNewWindow, { capture: true });
  try {
    preload((name) => requireSandboxed(name, electron), { exports: {} }, {});
  } catch (error) {
    tell({ type: "failed", message: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
};

/** The `require` of a sandboxed preload script knows next to nothing. */
function requireSandboxed(name: string, electron: object): unknown {
  if (name === "electron") return electron;
  throw new Error(`module not found: ${name}`);
}

function refuseNewWindow(event: MouseEvent): void {
  const link = event.target instanceof Element ? event.target.closest("a[target=_blank]") : null;
  if (!(link instanceof HTMLAnchorElement)) return;
  event.preventDefault();
  tell({ type: "open", url: link.href });
}
