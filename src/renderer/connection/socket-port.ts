import { Emitter } from "../../base/emitter.ts";
import type { Port, WireMessage } from "../../contract/wire.ts";

/** The page's end of the line in the browser. Resolves when it is open; rejects when the host refuses. */
export function openSocketPort(address: string): Promise<Port> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(address);
    const inbound = new Emitter<WireMessage>();
    const closing = new Emitter<void>();
    socket.addEventListener("message", ({ data }) => inbound.emit(JSON.parse(String(data))));
    socket.addEventListener("close", () => {
      reject(new Error("The connection was refused."));
      closing.emit();
    });
    socket.addEventListener("open", () =>
      resolve({
        send: (message) => socket.send(JSON.stringify(message)),
        onMessage: (listener) => inbound.on(listener),
        onClose: (listener) => closing.on(listener),
      }),
    );
  });
}
