import { parentPort, workerData } from "node:worker_threads";
import { milliseconds } from "../../base/duration.ts";
import type { Clock } from "../../runtime/core/clock.ts";
import { faultText } from "../../runtime/core/facts.ts";
import { snapshotOf } from "../home/home-snapshot.ts";
import { messageOf } from "../host-error.ts";
import { machineClock } from "../machine-clock.ts";
import { loadFlow } from "../runner/load-flow.ts";
import { PulseWriter } from "../runner/pulse.ts";
import { TraceNames } from "./names.ts";
import { type Performance, type Printed, playTrace } from "./play-trace.ts";
import type { FromStage, PlayRequest } from "./trace-protocol.ts";

// Where traces are played: entry of dist/traces/worker.js, started by TraceStage.
if (parentPort === null) throw new Error("This module is the entry of a worker thread");
const port = parentPort;
// What TraceStage hands over; both sides are built together.
const pulse = new PulseWriter((workerData as { readonly pulse: SharedArrayBuffer }).pulse);

/** Of the trace that is being played. */
let clock: Clock | undefined;
let printed: Printed[] = [];
let stray: Performance["faults"][number][] = [];
let places = 0;

const send = (message: FromStage): void => port.postMessage(message);
const now = (): number => clock?.monotonic() ?? 0;

const beatEvery = milliseconds(100);
const soon = (span: number, work: () => void): void => void machineClock.wakeAt(machineClock.monotonic() + span, work);
function beat(): void {
  pulse.beat();
  soon(beatEvery, beat);
}
beat();
port.on("message", (request: PlayRequest) => {
  void play(request).then((message) => {
    send(message);
    soon(0, () => send({ type: "resting" }));
  });
});

async function play({ trace, flows, home, roles, quirks }: PlayRequest): Promise<FromStage> {
  printed = [];
  stray = [];
  clock = undefined;
  const definitions = [];
  for (const flow of flows) {
    // Code at the top level of the module runs before the runtime knows the flow. Its places count up from 1.
    places -= 1;
    send({ type: "place", place: places, flow: flow.id, node: undefined });
    const before = pulse.enter(places);
    try {
      definitions.push(await loadFlow(flow, machineClock));
    } catch (error) {
      return { type: "unplayable", what: `${flow.id} cannot be loaded: ${messageOf(error)}` };
    } finally {
      pulse.leave(before);
    }
  }
  const snapshot = snapshotOf(home.devices, home.groups);
  const watch = {
    marker: pulse,
    beat: () => pulse.tick(),
    onStart: (started: Clock) => {
      clock = started;
    },
    onPlace: (place: number, flow: string, node: string | undefined) => send({ type: "place", place, flow, node }),
  };
  const names = new TraceNames(snapshot.description, roles);
  const performance = await playTrace({ trace, definitions, home: snapshot, names, quirks, watch });
  const whole = { ...performance, faults: [...performance.faults, ...stray], printed };
  // What a flow replied or logged may be something that only looks like data.
  return { type: "played", performance: JSON.parse(JSON.stringify(whole)) as Performance };
}

// What flow code writes to the console belongs to the trace's report, at the time that the trace has.
const write = (text: string | Uint8Array): boolean => {
  const lines = (typeof text === "string" ? text : Buffer.from(text).toString("utf8")).trimEnd();
  printed.push({ at: now(), text: lines });
  return true;
};
process.stdout.write = write;
process.stderr.write = write;

// Whatever flow code leaves behind (a timer of its own, a promise) may throw.
const reportStray = (error: unknown): void => void stray.push({ at: now(), text: `outside of all turns: ${faultText(error).message}` });
process.on("uncaughtException", reportStray);
process.on("unhandledRejection", reportStray);
process.exit = (): never => {
  throw new Error("a flow does not end the process: use stop()");
};
