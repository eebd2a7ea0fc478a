import type { WebSocket } from "ws";
import { Emitter } from "../base/emitter.ts";
import { type Port, readCall, type WireMessage } from "../contract/wire.ts";

/** More than this many bytes not yet taken by the page: it hangs, and facts are dropped until it catches up. */
const backlogLimit = 8_000_000;

/** The host's end of a WebSocket. Frames that are not calls are ignored; the contract checks everything else. */
export function createSocketPort(socket: WebSocket): Port {
  const inbound = new Emitter<WireMessage>();
  socket.on("message", (data, isBinary) => {
    const message = isBinary ? undefined : parseCall(String(data));
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

function parseCall(text: string): WireMessage | undefined {
  try {
    return readCall(JSON.parse(text));
  } catch {
    return undefined;
  }
}
