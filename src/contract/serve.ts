import { err } from "../base/result.ts";
import type { Calls, ContractError, Events, Handlers, PayloadOf } from "./define.ts";
import type { Port, WireMessage } from "./wire.ts";

/** Says what is wrong with an input, or undefined when it fits. Made from the schemas by the host (ajv needs code generation). */
export type Validators<C extends Calls> = { readonly [Name in keyof C]: (input: unknown) => string | undefined };

export interface ServedContract<C extends Calls, E extends Events> {
  /** Tells every attached editor, or only those on these lines. */
  emit<Name extends keyof E & string>(name: Name, payload: PayloadOf<E[Name]>, only?: ReadonlySet<Port>): void;
  /** Serves one more editor until its line closes. `own`: what answers this one, where that matters. */
  attach(port: Port, own?: Handlers<C>): void;
}

/** The host's end: checks each input on arrival, calls the handler, answers. A handler that throws is answered as `failed`. */
export function serveContract<C extends Calls, E extends Events>(handlers: Handlers<C>, validators: Validators<C>): ServedContract<C, E> {
  const ports = new Set<Port>();

  async function answer(name: string, input: unknown, by: Handlers<C>): Promise<Extract<WireMessage, { type: "answer" }>["result"]> {
    const [handler, validate] = [own(by, name), own(validators, name)];
    if (handler === undefined || validate === undefined) return err(invalid(`There is no call "${name}".`));
    const complaint = validate(input);
    if (complaint !== undefined) return err(invalid(`${name}: ${complaint}`));
    try {
      // Just checked against the schema that the handler's type is made from.
      return await handler(input as never);
    } catch (error) {
      return err({ code: "failed", message: `${name} failed: ${error instanceof Error ? error.message : String(error)}` });
    }
  }

  return {
    emit(name, payload, only = ports) {
      for (const port of only) if (ports.has(port)) port.send({ type: "event", name, payload });
    },
    attach(port, by = handlers) {
      ports.add(port);
      port.onClose(() => ports.delete(port));
      port.onMessage((message) => {
        if (message.type !== "call") return;
        void answer(message.name, message.input, by).then((result) => {
          if (ports.has(port)) port.send({ type: "answer", id: message.id, result });
        });
      });
    },
  };
}

function own<T extends object>(record: T, name: string): T[keyof T] | undefined {
  // Names come from outside: `constructor` must not be found on the prototype.
  return Object.hasOwn(record, name) ? record[name as keyof T] : undefined;
}

function invalid(message: string): ContractError {
  return { code: "invalid", message };
}
