import { createStore, type StoreApi } from "zustand/vanilla";
import type { EntityState, FlowEntry, FlowRun, HomeFacts, LiveValues, LogEntry, Session } from "../../contract/facts.ts";

/** The log keeps this many entries in the page. */
const logLength = 2_000;

/** What the host has told: session, home, states, runs, log. Replaced as news comes in; never edited here. */
export interface Facts {
  readonly session: Session | undefined;
  readonly flows: readonly FlowEntry[];
  readonly home: HomeFacts | undefined;
  /** By address. */
  readonly states: ReadonlyMap<string, EntityState>;
  readonly runs: ReadonlyMap<string, FlowRun>;
  readonly log: readonly LogEntry[];
}

export type FactsStore = StoreApi<Facts>;

export function createFactsStore(): FactsStore {
  return createStore<Facts>(() => ({ session: undefined, flows: [], home: undefined, states: new Map(), runs: new Map(), log: [] }));
}

export function learnStates(store: FactsStore, news: readonly EntityState[]): void {
  const states = new Map(store.getState().states);
  for (const state of news) states.set(state.address, state);
  store.setState({ states });
}

export function learnRuns(store: FactsStore, runs: readonly FlowRun[]): void {
  store.setState({ runs: new Map(runs.map((run) => [run.flow, run])) });
}

export function appendLog(store: FactsStore, entries: readonly LogEntry[]): void {
  store.setState({ log: [...store.getState().log, ...entries].slice(-logLength) });
}

/** What flows through the wires of the flow that is watched, by `node.pin`. Lives only while it is watched. */
export interface Live {
  readonly flow: string | undefined;
  readonly values: ReadonlyMap<string, LiveValues["values"][number]["value"]>;
  readonly pulses: ReadonlyMap<string, LiveValues["pulses"][number]>;
  /** By node, epoch ms. */
  readonly deadlines: ReadonlyMap<string, number>;
}

export type LiveStore = StoreApi<Live>;
const nothingLive: Live = { flow: undefined, values: new Map(), pulses: new Map(), deadlines: new Map() };

export function createLiveStore(): LiveStore {
  return createStore<Live>(() => nothingLive);
}

export function learnValues(store: LiveStore, sample: LiveValues): void {
  const before = store.getState().flow === sample.flow ? store.getState() : nothingLive;
  const values = new Map(before.values);
  for (const { node, pin, value } of sample.values) values.set(`${node}.${pin}`, value);
  const pulses = new Map(before.pulses);
  for (const pulse of sample.pulses) pulses.set(`${pulse.node}.${pulse.pin}`, pulse);
  store.setState({ flow: sample.flow, values, pulses, deadlines: new Map(sample.deadlines.map(({ node, at }) => [node, at])) });
}

export function forgetValues(store: LiveStore): void {
  store.setState(nothingLive);
}
