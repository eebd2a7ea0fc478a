/** The listener caller of a flow: what reactive values need to know about the flow that listens to them. */
export interface ListenerOwner {
  /** The flow and the node that is running: whom to name for what is done now. */
  readonly asker: { readonly flow: string; readonly node: string | undefined };
  /** A function that calls the listener as part of the flow: contained, accounted for, silent while the flow is held. */
  guard<A = void, B = void>(listener: (first: A, second: B) => unknown): (first: A, second: B) => void;
  own(disposer: () => void): void;
  /** Reports an error that happened while a value of this flow was computed. */
  fault(error: unknown): void;
}

let owner: ListenerOwner | undefined;

/** The flow whose set-up or listener is running now, if any. */
export function ambientOwner(): ListenerOwner | undefined {
  return owner;
}

/** Makes `next` the ambient flow and returns the one before; the caller must put that one back. */
export function enterOwner(next: ListenerOwner | undefined): ListenerOwner | undefined {
  const before = owner;
  owner = next;
  return before;
}
