import { currentFlow, type FlowContext } from "./flow-context.ts";

/** Something that left an output. */
export interface Pulse {
  readonly node: string;
  readonly pin: string;
  readonly value: unknown;
  /** Wall clock. */
  readonly at: number;
}

/** How to read an output of a node. */
export interface ProbedValue {
  readonly node: string;
  readonly pin: string;
  readonly read: () => unknown;
}

/** Nobody looks at more between two looks. */
const mostPulses = 200;

/** What a flow shows of itself. Costs next to nothing while nobody looks. */
export class FlowProbes {
  readonly values: ProbedValue[] = [];
  #pulses: Pulse[] | undefined;

  /** From now on pulses are kept for `takePulses`. */
  watch(): void {
    this.#pulses ??= [];
  }

  unwatch(): void {
    this.#pulses = undefined;
  }

  add(pulse: Omit<Pulse, "at">, flow: FlowContext): void {
    if (this.#pulses === undefined || this.#pulses.length >= mostPulses) return;
    this.#pulses.push({ ...pulse, at: flow.clock.wall() });
  }

  /** What happened since the last call. */
  takePulses(): readonly Pulse[] {
    return this.#pulses?.splice(0) ?? [];
  }
}

const probesByFlow = new WeakMap<FlowContext, FlowProbes>();

/** What a flow shows; nothing unless it was compiled to show something. */
export function probesOf(flow: FlowContext): FlowProbes {
  const known = probesByFlow.get(flow) ?? new FlowProbes();
  probesByFlow.set(flow, known);
  return known;
}

/** What code that was compiled for an editor calls: reports what its wires carry. Does nothing else. */
export const probe = {
  /** How to read an output; called in the set-up. */
  value(node: string, pin: string, read: () => unknown): void {
    const flow = currentFlow("probe");
    probesOf(flow).values.push({ node: flow.pathOf(node), pin, read });
  },
  /** Something leaves an output; called in listeners. */
  pulse(node: string, pin: string, value?: unknown): void {
    const flow = currentFlow("probe");
    probesByFlow.get(flow)?.add({ node: flow.pathOf(node), pin, value }, flow);
  },
};
