import type { HomeDescription } from "../../z2m/description.ts";
import { Runtime, type RuntimeOptions } from "../core/engine/runtime.ts";
import type { DetailFact, Fact } from "../core/facts.ts";
import { flow } from "../core/flow.ts";
import { MemoryTransport } from "./memory-transport.ts";
import { testProtocol } from "./test-protocol.ts";
import { VirtualClock } from "./virtual-clock.ts";

/** A runtime on the virtual clock whose broker and bridge are played by the test. `H` is the home as the test's flows see it. */
export class TestRuntime<H> {
  readonly clock: VirtualClock;
  readonly transport = new MemoryTransport();
  readonly runtime: Runtime;
  readonly facts: Fact[] = [];
  readonly details: DetailFact[] = [];

  /** Connected and knowing the home, unless `connected: false`. */
  constructor(
    home: HomeDescription,
    options: Partial<RuntimeOptions> & { readonly connected?: boolean; readonly clock?: VirtualClock } = {},
  ) {
    this.clock = options.clock ?? new VirtualClock();
    this.runtime = new Runtime({ transport: this.transport, protocol: testProtocol, startupQuery: false, ...options, clock: this.clock });
    this.runtime.facts.on((fact) => this.facts.push(fact));
    this.describe(home);
    if (options.connected !== false) this.transport.connect();
  }

  /** Lets the bridge publish this home, retained. */
  describe(home: HomeDescription): void {
    this.transport.receive("zigbee2mqtt/bridge/groups", [home.groups], { retain: true });
    this.transport.receive("zigbee2mqtt/bridge/devices", [home.devices], { retain: true });
  }

  /** Loads a flow of this name. */
  load(name: string, setUp: (home: H) => void): void {
    // The test knows what home it has described.
    this.runtime.load(flow(name, (home) => setUp(home as H)));
  }

  /** A live report of a device. */
  report(name: string, payload: object | string): void {
    this.transport.receive(`zigbee2mqtt/${name}`, payload);
  }

  reportRetained(name: string, payload: object | string): void {
    this.transport.receiveRetained(`zigbee2mqtt/${name}`, payload);
  }

  /** What was published since the last call, below the base topic, payloads parsed. */
  sent(): readonly (readonly [topic: string, payload: unknown])[] {
    return this.transport.takePublished().map(({ topic, payload }) => [topic.replace(/^zigbee2mqtt\//, ""), parsed(payload)]);
  }

  factsOf<T extends Fact["type"]>(type: T): readonly Extract<Fact, { readonly type: T }>[] {
    return this.facts.filter((fact): fact is Extract<Fact, { readonly type: T }> => fact.type === type);
  }
}

function parsed(payload: string): unknown {
  try {
    return JSON.parse(payload);
  } catch {
    return payload;
  }
}
