import { adoptListener, ambientOwner, type ListenerCall } from "../../core/ambient.ts";
import { currentFlow } from "../../core/flow-context.ts";
import type { Events } from "../../core/values.ts";

/** Events by which a subflow tells its caller that something happened. */
export interface EventOutput<T> extends Events<T> {
  /** Calls the listeners before it returns: what a caller does comes where the subflow's wire stands. */
  fire(payload: T): void;
}

/** Makes an event output of a subflow. `id`: the node, for the message outside a flow. */
export function eventOutput<T>(id: string): EventOutput<T> {
  currentFlow(`eventOutput("${id}")`);
  let listeners: readonly ListenerCall<T, void>[] = [];
  return {
    on(listener) {
      const adopted = adoptListener<T, void>(listener);
      listeners = [...listeners, adopted];
      const remove = (): void => {
        adopted.active = false;
        listeners = listeners.filter((other) => other !== adopted);
      };
      ambientOwner()?.own(remove);
      return remove;
    },
    fire(payload) {
      for (const listener of listeners) if (listener.active) listener.call(payload);
    },
  };
}
