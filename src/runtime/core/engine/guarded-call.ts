import { enterOwner, type ListenerCall } from "../ambient.ts";
import { longestChain } from "../loop.ts";
import type { Asker } from "../property/asker.ts";
import type { FlowHost } from "./flow-host.ts";
import type { FlowRun } from "./flow-run.ts";

/** After the second failure in a row a listener rests this long, then twice as long each time. Milliseconds. */
const firstRest = 100;
/** Listeners this close to the length of an endless chain are noted: they are what it is made of. */
const suspicious = longestChain - 100;

/** A listener of a flow: whatever it does, the runtime goes on. */
export class GuardedCall<A, B> implements ListenerCall<A, B> {
  active = true;
  readonly #run: FlowRun;
  readonly #host: FlowHost;
  readonly #listener: (first: A, second: B) => unknown;
  readonly #asker: Asker;
  readonly #place: number;
  #failures = 0;
  #restsUntil = 0;

  constructor(run: FlowRun, host: FlowHost, listener: (first: A, second: B) => unknown) {
    this.#run = run;
    this.#host = host;
    this.#listener = listener;
    this.#asker = run.asker;
    this.#place = host.place(run.flow, run.asker.node);
  }

  call(first: A, second: B): void {
    const run = this.#run;
    const host = this.#host;
    if (!run.active || (this.#failures > 1 && host.clock.monotonic() < this.#restsUntil)) return;
    if (host.loop.generation > suspicious) host.suspect(run.flow);
    const owner = enterOwner(run);
    const asker = run.asker;
    run.asker = this.#asker;
    const marked = host.marker.enter(this.#place);
    try {
      const listener = this.#listener;
      const result = listener(first, second);
      if (isThenable(result)) result.then(undefined, (error) => this.#failed(error));
      this.#failures = 0;
    } catch (error) {
      this.#failed(error);
    } finally {
      host.marker.leave(marked);
      run.asker = asker;
      enterOwner(owner);
    }
  }

  #failed(error: unknown): void {
    this.#failures += 1;
    this.#restsUntil = this.#host.clock.monotonic() + firstRest * 2 ** Math.min(10, this.#failures - 2);
    this.#run.failed(error, this.#asker.node);
  }
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof value === "object" && value !== null && "then" in value && typeof value.then === "function";
}
