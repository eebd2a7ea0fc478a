import type { SettableValue } from "../cell.ts";
import type { Clock } from "../clock.ts";
import type { DurableStore } from "../durable.ts";
import type { Facts } from "../facts.ts";
import type { HomeBase } from "../home-types.ts";
import type { Loop } from "../loop.ts";
import type { RunningMarker } from "../marker.ts";
import type { Scheduler } from "../scheduler.ts";
import type { MqttService, Services } from "../services.ts";

/** What a running flow needs from the runtime. */
export interface FlowHost {
  readonly loop: Loop;
  readonly scheduler: Scheduler;
  readonly clock: Clock;
  readonly facts: Facts;
  readonly store: DurableStore;
  readonly services: Services;
  readonly mqtt: MqttService;
  readonly home: HomeBase;
  readonly marker: RunningMarker;
  /** The number of a flow and node in the marker; the same pair always has the same. */
  place(flow: string, node: string | undefined): number;
  sharedCell<T>(id: string, initial: T | undefined): SettableValue<T>;
  /** A listener of this flow runs at the far end of a chain that soon counts as endless. */
  suspect(flow: string): void;
  /** A listener of this flow failed. */
  faulted(flow: string): void;
  /** Does it in a later turn, once what the present one sends at its end has left. */
  whenSent(work: () => void): void;
  requestStop(code: number): void;
}
