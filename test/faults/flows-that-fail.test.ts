import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { hasMosquitto } from "../support/mosquitto.ts";
import { until } from "../support/until.ts";
import { createWorkshops, type Workshop } from "../support/workshop.ts";
import { figure, homeOnBroker, runProject, witness } from "./on-broker.ts";

const workshop = createWorkshops();

/** A flow whose code node runs at each press, and one that only answers pings. */
async function withBystander(shop: Workshop, code: readonly string[]) {
  const { broker, home } = await homeOnBroker(shop);
  await shop.write(
    "flows/bad.json",
    JSON.stringify({
      ziggyFlow: 1,
      devices: { remote: { ieee: "0x842e14ff8600b2f0" }, lamp: { ieee: "0x842e14ff5624d239" } },
      nodes: {
        remote: { kind: "device", settings: { device: "remote" } },
        work: { kind: "code", settings: { code: [`(action: string): boolean => {`, ...code, "  return true;", "}"] } },
        lamp: { kind: "device", settings: { device: "lamp" } },
      },
      wires: ["remote.action -> work.action", "work.out -> lamp.state"],
    }),
  );
  await shop.write(
    "flows/bystander.json",
    JSON.stringify({
      ziggyFlow: 1,
      nodes: {
        in: { kind: "mqtt-message", settings: { topic: "test/ping" } },
        out: { kind: "mqtt-publish", settings: { topic: "test/pong" } },
      },
      wires: ["in.out -> out.in"],
    }),
  );
  const run = await runProject(shop, broker.url, "--no-startup-query");
  let answered = 0;
  const client = await witness(shop, broker.url, ["test/pong"], () => {
    answered += 1;
  });
  /** Milliseconds until the bystander answers. */
  const answer = async (patience: number): Promise<number> => {
    const before = answered;
    const pinging = setInterval(() => client.publish("test/ping", ""), 20);
    client.publish("test/ping", "");
    return until(() => answered > before, patience, "the other flow").finally(() => clearInterval(pinging));
  };
  const press = (): Promise<void> => home.report("remote", { action: "on" });
  return { run, press, answer };
}

describe.skipIf(!hasMosquitto)("a code node that fails", () => {
  it.each([
    ["throws an error", "throw new Error('no lamp');", "Error: no lamp"],
    ["throws something odd", "throw { get message() { throw 1; }, toString: undefined };", ""],
    ["throws a proxy that throws", "throw new Proxy({}, { get() { throw new Error('trap'); }, getPrototypeOf() { throw 1; } });", ""],
    ["runs out of stack", "const again = (): boolean => !again(); again();", "RangeError: Maximum call stack size exceeded"],
    ["ends the process", "process.exit(0);", "a flow does not end the process"],
    ["aborts", "process.abort();", "process.abort"],
  ])("D1: that %s is named, and the other flow answers within 500 ms", async (_, code, message) => {
    const shop = await workshop();
    const { run, press, answer } = await withBystander(shop, [`  ${code}`]);
    await press();
    expect(await answer(5_000)).toBeLessThan(500);
    await run.sees(/error: flow "bad", node "work" threw /);
    expect(run.stderr).toContain(message);
    run.signal("SIGTERM");
    expect((await run.exited).code).toBe(0);
  });

  it("D1: rests longer after each failure, and is held after five within ten minutes", async () => {
    const shop = await workshop();
    const { run, press, answer } = await withBystander(shop, ["  throw new Error('again');"]);
    for (let round = 0; round < 100 && !/is held back/.test(run.stderr); round += 1) {
      await press();
      await sleep(50);
    }
    await run.sees(/flow "bad" is held back: .*; the other flows go on/);
    const throws = run.stderr.match(/threw Error: again|more times/g) ?? [];
    expect(throws.length).toBeLessThanOrEqual(5);
    expect(await answer(5_000)).toBeLessThan(500);
  });

  it.each([
    ["hangs", "for (;;);"],
    ["leaves a chain of promises that never ends", "void (async () => { for (;;) await null; })();"],
    ["loses itself in a regular expression", "/^(a+)+$/.test('a'.repeat(60) + 'b');"],
    ["eats memory", "const all: unknown[] = []; for (;;) all.push(new Array(1e5).fill(action));"],
    ["eats memory outside of the heap", "const all: unknown[] = []; for (;;) all.push(Buffer.alloc(1e7, 1));"],
  ])("D2, D3: that %s is named and held back, and the others are at work again", async (what, code) => {
    const shop = await workshop();
    const { run, press, answer } = await withBystander(shop, [`  ${code}`]);
    await answer(5_000);
    const start = performance.now();
    await press();
    await run.sees(/flow "bad", node "work" (stood still|used too much memory).*held back/, 30_000);
    const named = performance.now() - start;
    const back = await answer(10_000);
    figure(`D2/D3, ${what}: named after ${Math.round(named)} ms, the others answer ${Math.round(back)} ms later`);
    run.signal("SIGTERM");
    expect((await run.exited).code).toBe(0);
  });
});
