/** A listener with all that calling it takes. */
export interface ListenerCall<A, B> {
  /** False once it was removed. */
  active: boolean;
  call(first: A, second: B): void;
}

/** The flow that listens: what reactive values need to know about it. */
export interface ListenerOwner {
  /** The flow and the node that is running: whom to name for what is done now. */
  readonly asker: { readonly flow: string; readonly node: string | undefined; readonly scope: string };
  /** Makes a listener part of the flow: contained, accounted for, silent once the flow has ended. */
  adopt<A, B>(listener: (first: A, second: B) => unknown): ListenerCall<A, B>;
  /** The same as a function, for callbacks that are handed to others. */
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

/** A listener of code outside flows. */
class PlainCall<A, B> implements ListenerCall<A, B> {
  active = true;
  readonly call: (first: A, second: B) => void;

  constructor(listener: (first: A, second: B) => void) {
    this.call = listener;
  }
}

/** The listener as part of the flow that is running, or as it is outside flows. */
export function adoptListener<A, B>(listener: (first: A, second: B) => void): ListenerCall<A, B> {
  return owner === undefined ? new PlainCall(listener) : owner.adopt(listener);
}
