import { Emitter } from "../base/emitter.ts";
import { err, type Result } from "../base/result.ts";
import type { Calls, Client, ContractError, Events } from "./define.ts";
import type { Port } from "./wire.ts";

type Answer = Result<unknown, ContractError>;

const closed: ContractError = { code: "closed", message: "The connection to Ziggy Flow was lost.", remedy: "Reload this window." };

/** The editor's end: a function for every declared call, `on` for every declared event. Answers `closed` once the line is gone. */
export function createClient<C extends Calls, E extends Events>(port: Port): Client<C, E> {
  const waiting = new Map<number, (answer: Answer) => void>();
  const emitters = new Map<string, Emitter<unknown>>();
  let nextId = 1;
  let open = true;

  port.onMessage((message) => {
    if (message.type === "answer") {
      const settle = waiting.get(message.id);
      waiting.delete(message.id);
      settle?.(message.result);
    } else if (message.type === "event") {
      emitters.get(message.name)?.emit(message.payload);
    }
  });
  port.onClose(() => {
    open = false;
    for (const settle of waiting.values()) settle(err(closed));
    waiting.clear();
  });

  function invoke(name: string, input: unknown): Promise<Answer> {
    if (!open) return Promise.resolve(err(closed));
    const id = nextId++;
    return new Promise((settle) => {
      waiting.set(id, settle);
      port.send({ type: "call", id, name, input });
    });
  }

  function on(name: string, listener: (payload: unknown) => void): () => void {
    const emitter = emitters.get(name) ?? new Emitter<unknown>();
    emitters.set(name, emitter);
    return emitter.on(listener);
  }

  // The names exist only in the declaration's type, so that the page does not carry the schemas. `then` is asked for by
  // promises: a client that had it would never come out of an async function.
  return new Proxy({}, { get: (_, name) => member(String(name)) }) as Client<C, E>;

  function member(name: string): unknown {
    if (name === "then") return undefined;
    return name === "on" ? on : (input: unknown) => invoke(name, input);
  }
}
