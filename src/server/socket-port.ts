import type { WebSocket } from "ws";
import { Emitter } from "../base/emitter.ts";
import { isJsonObject } from "../base/json.ts";
import type { Port, WireMessage } from "../contract/wire.ts";

/** More than this many bytes not yet taken by the page: it hangs, and facts are dropped until it catches up. */
const backlogLimit = 8_000_000;

/** The host's end of a WebSocket. Frames that are not calls are ignored; the contract checks everything else. */
export function createSocketPort(socket: WebSocket): Port {
  const inbound = new Emitter<WireMessage>();
  socket.on("message", (data, isBinary) => {
    const message = isBinary ? undefined : readCall(String(data));
    if (message !== undefined) inbound.emit(message);
  });
  return {
    send: (message) => {
      if (socket.readyState !== socket.OPEN) return;
      if (message.type === "event" && socket.bufferedAmount > backlogLimit) return;
      socket.send(JSON.stringify(message));
    },
    onMessage: (listener) => inbound.on(listener),
    onClose: (listener) => {
      socket.once("close", listener);
      return () => socket.off("close", listener);
    },
  };
}

function readCall(text: string): WireMessage | undefined {
  let message: unknown;
  try {
    message = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isJsonObject(message) || message.type !== "call") return undefined;
  const { id, name, input } = message;
  return typeof id === "number" && typeof name === "string" ? { type: "call", id, name, input } : undefined;
}
