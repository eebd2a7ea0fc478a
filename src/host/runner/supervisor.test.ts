import { afterEach, describe, expect, it } from "vitest";
import { seconds } from "../../base/duration.ts";
import { defaultConfig } from "../../runtime/system/config/config.ts";
import { machineClock } from "../machine-clock.ts";
import type { FromRunner, RunnableFlow } from "./protocol.ts";
import { type RunnerFault, Supervisor } from "./supervisor.ts";

// A runner that knows the protocol and nothing of homes: each flow's code is run as it is.
const thread = `
  import { parentPort, workerData } from "node:worker_threads";
  const cells = new Int32Array(workerData.pulse);
  const beat = () => { Atomics.add(cells, 0, 1); Atomics.store(cells, 2, 0); };
  beat();
  setInterval(beat, 20);
  let places = 0;
  const tell = (fact) => parentPort.postMessage({ type: "fact", fact });
  parentPort.on("message", async (message) => {
    if (message.type === "stop") process.exit(0);
    if (message.type !== "deploy") return parentPort.postMessage({ type: "printed", text: message.type });
    const place = ++places;
    tell({ type: "placeNamed", place, flow: message.flow.id, node: "code" });
    Atomics.store(cells, 1, place);
    Atomics.store(cells, 2, place);
    try { new Function(message.flow.code)(); } finally { Atomics.store(cells, 1, 0); }
    tell({ type: "flowStarted", flow: message.flow.id + " " + message.flow.version });
  });
`;
const entry = new URL(`data:text/javascript,${encodeURIComponent(thread)}`);

interface Seen {
  readonly supervisor: Supervisor;
  readonly started: string[];
  readonly faults: RunnerFault[];
  until(condition: () => boolean): Promise<void>;
}

let running: Supervisor | undefined;
afterEach(async () => {
  await running?.stop();
});

function supervise(): Seen {
  const started: string[] = [];
  const faults: RunnerFault[] = [];
  const supervisor = new Supervisor({
    entry,
    data: { config: defaultConfig, stateFolder: "", startupQuery: false, watchesDetails: false },
    clock: machineClock,
    limits: { hang: seconds(0.6), heapMegabytes: 32, processMegabytes: process.memoryUsage.rss() / 2 ** 20 + 200 },
    onMessage: (message: FromRunner) => {
      if (message.type === "fact" && message.fact.type === "flowStarted") started.push(message.fact.flow);
    },
    onFault: (fault) => void faults.push(fault),
    onRetry: () => undefined,
  });
  running = supervisor;
  supervisor.start();
  const until = async (condition: () => boolean): Promise<void> => {
    await expect.poll(condition, { timeout: 8_000, interval: 10 }).toBe(true);
  };
  return { supervisor, started, faults, until };
}

function flow(id: string, code: string, version = "1"): RunnableFlow {
  return { id, version, code, sourceUrl: `ziggy-flow:///flows/${id}.ts` };
}

describe("Supervisor", () => {
  it.each([
    ["an endless loop", "for (;;);", "hangs"],
    ["an endless chain of promises", "(async () => { for (;;) await null; })();", "hangs"],
    ["a regular expression that never ends", "/(a+)+$/.test('a'.repeat(64) + '!');", "hangs"],
    ["a heap that only grows", "const all = []; for (;;) all.push(new Array(1e4).fill({}));", "memory"],
    ["buffers beside the heap", "const all = []; for (;;) all.push(Buffer.alloc(1e6, 1));", "memory"],
    ["the end of the process", "process.exit(3);", "exit"],
  ])("survives %s: names the flow, holds it back, and starts the others again", async (_, code, fault) => {
    const { supervisor, started, faults, until } = supervise();
    supervisor.deploy(flow("good", ""));
    await until(() => started.length === 1);
    supervisor.deploy(flow("bad", code));
    await until(() => faults.length === 1);
    const faultedAt = machineClock.monotonic();
    await until(() => started.filter((id) => id === "good 1").length === 2);
    expect(machineClock.monotonic() - faultedAt).toBeLessThan(1_000);
    expect(faults[0]).toMatchObject({ fault, guilty: { flow: "bad", node: "code", sentence: { held: "for a while" } } });
  });

  it("tries a held flow again as soon as it has changed", async () => {
    const { supervisor, started, faults, until } = supervise();
    supervisor.deploy(flow("bad", "for (;;);"));
    await until(() => faults.length === 1);
    supervisor.deploy(flow("bad", "", "2"));
    await until(() => started.includes("bad 2"));
  });

  it("does not start a version again that already runs", async () => {
    const { supervisor, started, until } = supervise();
    supervisor.deploy(flow("good", ""));
    supervisor.deploy(flow("good", ""));
    supervisor.deploy(flow("better", ""));
    await until(() => started.includes("better 1"));
    expect(started).toEqual(["good 1", "better 1"]);
  });

  it("starts the next thread with what was kept for it", async () => {
    const { supervisor, started, faults, until } = supervise();
    supervisor.deploy(flow("good", ""));
    await until(() => started.length === 1);
    supervisor.keepForRestart(flow("good", "", "2"));
    supervisor.deploy(flow("bad", "process.exit(1)"));
    await until(() => faults.length === 1 && started.length === 2);
    expect(started).toEqual(["good 1", "good 2"]);
  });

  it("ends a thread that does not answer", async () => {
    const { supervisor, started, until } = supervise();
    supervisor.deploy(flow("good", ""));
    await until(() => started.length === 1);
    supervisor.deploy(flow("bad", "for (;;);"));
    await supervisor.stop();
  });
});
