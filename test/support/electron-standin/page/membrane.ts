/**
 * contextBridge between two JavaScript worlds of one page, which share only the DOM. Each side runs this. Values are
 * copied (`CustomEvent.detail` is cloned between worlds); functions become synchronous calls to the other side.
 */
type Packed =
  | { readonly type: "value"; readonly value: unknown }
  | { readonly type: "function"; readonly id: number }
  | { readonly type: "list"; readonly items: readonly Packed[] }
  | { readonly type: "record"; readonly entries: readonly (readonly [string, Packed])[] };

type Message =
  | { readonly type: "expose"; readonly name: string; readonly value: Packed }
  | { readonly type: "call"; readonly id: number; readonly args: readonly Packed[] }
  | { readonly type: "returned"; readonly value: Packed }
  | { readonly type: "threw"; readonly message: string };

export type World = "page" | "preload";
type AnyFunction = (...args: readonly unknown[]) => unknown;

export interface Membrane {
  /** Gives the other world a copy of the value under a name. */
  expose(name: string, value: unknown): void;
}

/** `onExposed`: called with what the other world exposes. */
export function openMembrane(here: World, onExposed: (name: string, value: unknown) => void): Membrane {
  const there = here === "page" ? "preload" : "page";
  const functions = new Map<number, AnyFunction>();
  let nextId = 1;
  let answer: Message | undefined;

  function tell(message: Message): void {
    window.dispatchEvent(new CustomEvent(`standin:${there}`, { detail: message }));
  }

  function pack(value: unknown): Packed {
    if (typeof value === "function") {
      const id = nextId++;
      // Typed as Function by the language; whoever calls it has the arguments.
      functions.set(id, value as AnyFunction);
      return { type: "function", id };
    }
    if (Array.isArray(value)) return { type: "list", items: value.map(pack) };
    if (typeof value === "object" && value !== null) {
      return { type: "record", entries: Object.entries(value).map(([key, item]) => [key, pack(item)]) };
    }
    return { type: "value", value };
  }

  function unpack(packed: Packed): unknown {
    switch (packed.type) {
      case "value":
        return packed.value;
      case "list":
        return packed.items.map(unpack);
      case "record":
        return Object.freeze(Object.fromEntries(packed.entries.map(([key, item]) => [key, unpack(item)])));
      case "function":
        return (...args: readonly unknown[]) => call(packed.id, args);
    }
  }

  function call(id: number, args: readonly unknown[]): unknown {
    answer = undefined;
    tell({ type: "call", id, args: args.map(pack) });
    const came: Message | undefined = answer;
    if (came === undefined) throw new Error("The other world did not answer.");
    return settled(came);
  }

  function settled(message: Message): unknown {
    if (message.type === "threw") throw new Error(message.message);
    return message.type === "returned" ? unpack(message.value) : undefined;
  }

  function run(id: number, args: readonly Packed[]): Message {
    try {
      return { type: "returned", value: pack(functions.get(id)?.(...args.map(unpack))) };
    } catch (error) {
      return { type: "threw", message: error instanceof Error ? error.message : String(error) };
    }
  }

  window.addEventListener(`standin:${here}`, (event) => {
    // Only the other side of this membrane sends events of this name.
    const message = (event as CustomEvent<Message>).detail;
    if (message.type === "expose") onExposed(message.name, unpack(message.value));
    else if (message.type === "call") tell(run(message.id, message.args));
    else answer = message;
  });

  return { expose: (name, value) => tell({ type: "expose", name, value: pack(value) }) };
}
