import { parentPort, workerData } from "node:worker_threads";
import type { LifeData, RunnerData, ToRunner } from "./protocol.ts";
import { Runner } from "./runner.ts";

// The runner's thread: entry of dist/runner/worker.js, started by RunnerThread.
if (parentPort === null) throw new Error("This module is the entry of a worker thread");
const port = parentPort;
// What RunnerThread hands over; both sides are built together.
const data = workerData as RunnerData & LifeData;
const endThread = process.exit.bind(process);

const runner = new Runner(data, (message) => port.postMessage(message));
port.on("message", (message: ToRunner) => {
  if (message.type === "stop") void runner.stop().finally(() => endThread(0));
  else runner.receive(message);
});

// Whatever flow code leaves behind (a timer of its own, a promise) may throw: reported, and nothing else is harmed.
process.on("uncaughtException", (error) => runner.reportStray(error));
process.on("unhandledRejection", (error) => runner.reportStray(error));
process.exit = (): never => {
  throw new Error("a flow does not end the process: use stop()");
};
runner.start();
