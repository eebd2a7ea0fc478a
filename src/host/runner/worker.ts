import { parentPort, workerData } from "node:worker_threads";
import { faultText } from "../../runtime/core/facts.ts";
import type { FromRunner, LifeData, RunnerData, ToRunner } from "./protocol.ts";
import { Runner } from "./runner.ts";

// The runner's thread: entry of dist/runner/worker.js, started by RunnerThread.
if (parentPort === null) throw new Error("This module is the entry of a worker thread");
const port = parentPort;
// What RunnerThread hands over; both sides are built together.
const data = workerData as RunnerData & LifeData;
const endThread = process.exit.bind(process);

const send = (message: FromRunner): void => port.postMessage(message);
const opening = Runner.open(data, send);
port.on("message", (message: ToRunner) => {
  void opening.then((runner) => {
    if (message.type === "stop") void runner.stop().finally(() => endThread(0));
    else runner.receive(message);
  });
});

// Whatever flow code leaves behind (a timer of its own, a promise) may throw: reported, and nothing else is harmed.
const reportStray = (error: unknown): void => send({ type: "fact", fact: { type: "runtimeFaulted", error: faultText(error) } });
process.on("uncaughtException", reportStray);
process.on("unhandledRejection", reportStray);
process.exit = (): never => {
  throw new Error("a flow does not end the process: use stop()");
};
