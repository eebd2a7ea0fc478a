import { Emitter } from "../base/emitter.ts";
import type { Port, WireMessage } from "./wire.ts";

/** Two connected ends in memory. Messages are copied as JSON, as every real line does, and arrive in a later microtask. */
export function createLoopback(): { readonly editor: Port; readonly host: Port; close(): void } {
  const toHost = new Emitter<WireMessage>();
  const toEditor = new Emitter<WireMessage>();
  const closing = new Emitter<void>();

  function port(inbound: Emitter<WireMessage>, outbound: Emitter<WireMessage>): Port {
    return {
      send: (message) => {
        const copy: WireMessage = JSON.parse(JSON.stringify(message));
        void Promise.resolve().then(() => outbound.emit(copy));
      },
      onMessage: (listener) => inbound.on(listener),
      onClose: (listener) => closing.on(listener),
    };
  }
  return { editor: port(toEditor, toHost), host: port(toHost, toEditor), close: () => closing.emit() };
}
