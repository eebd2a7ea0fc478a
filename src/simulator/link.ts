import type { Disposer } from "../base/disposer.ts";
import type { InboundMessage, PublishOptions } from "../runtime/core/transport.ts";

/**
 * How a simulated Zigbee2MQTT reaches its broker, whatever that is: memory, the embedded broker, a real one. Topics are
 * complete (base topic included). Messages may be handed over during an outage; what becomes of them is the link's affair.
 */
export interface SimulatorLink {
  publish(topic: string, payload: string, options?: PublishOptions): void;
  /** Calls for every message on the filter from now on, also for the simulator's own. Never calls within `subscribe` or `publish`. */
  subscribe(filter: string, listener: (message: InboundMessage) => void): Disposer;
  /** Calls each time the broker is back after it was away. */
  onReconnect(listener: () => void): Disposer;
}
