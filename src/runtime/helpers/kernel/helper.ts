import type { SettableValue } from "../../core/cell.ts";
import type { DurableCell } from "../../core/durable.ts";
import { currentFlow, type EmittableEvents, type FlowContext } from "../../core/flow-context.ts";
import type { Timer } from "../../core/scheduler.ts";
import type { Value } from "../../core/values.ts";

/** Durable state survives deploy, crash and reboot; all other state survives a deploy. */
export interface DurableOption {
  readonly durable?: boolean;
}

/** What a helper is made from: its flow, and what is keyed and named by its node id. */
export interface Helper {
  readonly id: string;
  readonly flow: FlowContext;
  readonly durable: boolean;
  /** What outlives this instance. Keep it small: it may be on disk. */
  readonly state: DurableCell;
  /** Now on the clock that deadlines in `state` are stored by: the wall clock where they must outlive the process. */
  now(): number;
  timer(callback: () => void): Timer;
  cell<T>(initial: T | undefined, ...above: readonly Value<unknown>[]): SettableValue<T>;
  hub<T>(): EmittableEvents<T>;
}

/** A helper follows its source before the flow's own listeners on that source run: they find it up to date. */
export const helperPriority = 1_000_000;

const kindsById = new WeakMap<FlowContext, Map<string, string>>();

/**
 * Sets a helper up in the flow that is running its set-up, under `id`. Throws outside flows, and when the flow already has
 * a helper of that id: their stored state would be mixed up.
 */
export function setUpHelper<R>(kind: string, id: string, options: DurableOption, body: (helper: Helper) => R): R {
  const flow = currentFlow(`${kind}("${id}", …)`);
  claim(flow, kind, flow.pathOf(id));
  const durable = options.durable === true;
  return flow.inNode(id, () =>
    body({
      id,
      flow,
      durable,
      // A node that is of another kind in the next version must not take what it finds for its own.
      state: durable ? flow.durable(id) : flow.memory(`${id}:${kind}`),
      now: () => (durable ? flow.clock.wall() : flow.clock.monotonic()),
      timer: (callback) => flow.timer(id, callback),
      cell: (initial, ...above) => flow.cell(initial, { above }),
      hub: () => flow.hub(),
    }),
  );
}

function claim(flow: FlowContext, kind: string, id: string): void {
  const kinds = kindsById.get(flow) ?? new Map<string, string>();
  kindsById.set(flow, kinds);
  const other = kinds.get(id);
  if (other !== undefined) {
    throw new Error(`The flow "${flow.flow}" uses the id "${id}" twice: for ${other} and for ${kind}. Give each helper an id of its own.`);
  }
  kinds.set(id, kind);
}
