import { createClient } from "../../contract/client.ts";
import type { calls, EditorClient, events } from "../../contract/editor-contract.ts";
import type { Port } from "../../contract/wire.ts";
import { openSocketPort } from "./socket-port.ts";

declare global {
  interface Window {
    /** Put there by the preload script of the desktop face. */
    readonly ziggyFlow?: Port;
  }
}

/** The line to the host: over IPC in the window, over a WebSocket in the browser. */
export async function connectToHost(): Promise<EditorClient> {
  const port = window.ziggyFlow ?? (await openSocketPort(`ws://${location.host}/socket`));
  return createClient<typeof calls, typeof events>(port);
}
