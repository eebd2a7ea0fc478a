import type { Disposer } from "../../base/disposer.ts";
import type { Json } from "../../base/json.ts";
import { ambientOwner, type ListenerOwner } from "./ambient.ts";
import type { SettableValue } from "./cell.ts";
import type { Clock } from "./clock.ts";
import type { DurableCell } from "./durable.ts";
import type { HomeBase, StartKind } from "./home-types.ts";
import type { Timer, WallTimer } from "./scheduler.ts";
import type { MqttService, Services } from "./services.ts";
import type { Events, Value } from "./values.ts";

export type LogLevel = "debug" | "info" | "warning" | "error";

/** Events that a helper can fire. */
export interface EmittableEvents<T> extends Events<T> {
  emit(payload: T): void;
  readonly hasListeners: boolean;
}

/**
 * What a helper gets from the flow it is used in: time, state, and a way to have its callbacks contained. Everything made
 * through it is disposed with the flow. `onChange` and `on` of any value or event adopt the running flow by themselves, so
 * helpers guard only what they hand to others (timers do it too).
 */
export interface FlowContext extends ListenerOwner {
  /** The flow's id; durable state is keyed by it. */
  readonly flow: string;
  readonly home: HomeBase;
  readonly clock: Clock;
  readonly services: Services;
  readonly mqtt: MqttService;
  /** Why the flow was started: first start of the process, or a deploy while it ran. */
  readonly startKind: StartKind;

  /** A delay; the callback runs as a turn of this flow. Name it by the node id: running systems list their timers. */
  timer(name: string, callback: () => void): Timer;
  /** A moment on the wall clock; the callback runs as a turn of this flow. */
  wallTimer(name: string, callback: () => void): WallTimer;
  /** State that survives deploy, crash and reboot. `shared`: one for the whole home instead of one per flow. */
  durable(id: string, options?: { readonly shared?: boolean }): DurableCell;
  /** State that survives a deploy of this flow, but not the process. */
  memory(id: string): DurableCell;
  /** Calls the disposer when the flow ends. */
  own(disposer: Disposer): void;
  /** Makes `id` the node of everything set up within `body`: named in faults, in the marker and in traces. */
  inNode<R>(id: string, body: () => R): R;
  /**
   * Sets a subflow up: within `body` all ids (of nodes, timers and state) stand below `id`, as in `kitchen/present`, so that
   * several calls of one subflow keep apart what is theirs. What is shared by the home is still shared.
   */
  inScope<R>(id: string, body: () => R): R;
  /** The whole name of an id within the subflow that is being set up; outside subflows the id itself. */
  pathOf(id: string): string;
  log(level: LogLevel, message: string, data?: Json): void;
  /** Runs `work` as a turn of this flow: now if the loop rests, else after what waits. Callable from anywhere. */
  post(work: () => void): void;
  /**
   * Runs `work` as a turn of this flow once what the present turn sends has left: for durable state that says "done". A
   * process that is killed before that starts again with what was stored before.
   */
  whenSent(work: () => void): void;
  /** Stops the whole runtime once the present turn's sends have left. */
  stop(code?: number): void;
  /** A settable value. `above`: the values it is worked out from, so that it is announced after them. */
  cell<T>(initial: T | undefined, options?: { readonly above?: readonly Value<unknown>[] }): SettableValue<T>;
  /** The one cell of this id in the whole home, made by whoever asks first. */
  sharedCell<T>(id: string, initial: T | undefined): SettableValue<T>;
  hub<T>(): EmittableEvents<T>;
}

const contexts = new WeakMap<ListenerOwner, FlowContext>();

/** Registers a flow's context, so that `currentFlow` finds it while the flow is the ambient owner of listeners. */
export function registerFlow(context: FlowContext): void {
  contexts.set(context, context);
}

/** The flow being set up or running a listener. Throws outside flows, naming what asked. */
export function currentFlow(asker = "This helper"): FlowContext {
  const owner = ambientOwner();
  const context = owner === undefined ? undefined : contexts.get(owner);
  if (context === undefined) {
    throw new Error(`${asker} can only be used inside a flow: in the function given to flow(…), or in a listener of that flow.`);
  }
  return context;
}
