import { describe, expect, it } from "vitest";
import { startMosquitto } from "../support/mosquitto.ts";
import { freePort } from "../support/ports.ts";
import { publishHome, untilSets } from "../support/published-home.ts";
import { createWorkshops, type Workshop } from "../support/workshop.ts";

const workshop = createWorkshops();
const ready = /^ready$/m;
const door = { ieee: "0x00158d00ef3ed58a", name: "front door" };
const lamp = { ieee: "0x842e14ff5624d239", name: "kitchen light" };

/** A flow whose code node runs when the door opens. */
function withCode(...code: string[]): string {
  return JSON.stringify({
    ziggyFlow: 1,
    devices: { door, lamp },
    nodes: {
      door: { kind: "device", settings: { device: "door" } },
      work: { kind: "code", settings: { code } },
      lamp: { kind: "device", settings: { device: "lamp" } },
    },
    wires: ["door.contact -> work.closed", "work.out -> lamp.state"],
  });
}

async function running(shop: Workshop, ...options: string[]) {
  const broker = await startMosquitto();
  shop.own(() => broker.stop());
  const home = await publishHome(broker.url, "small");
  shop.own(() => home.close());
  const run = shop.start(["run", ".", "--broker", broker.url, ...options]);
  const open = async (): Promise<void> => {
    await home.report("front door", { contact: true });
    await home.report("front door", { contact: false });
  };
  return { run, home, open };
}

describe("a code node", () => {
  it("works", async () => {
    const shop = await workshop();
    await shop.write("flows/hall.json", withCode("(closed: boolean): boolean => !closed"));
    const { run, home, open } = await running(shop);
    await run.sees(ready);
    await open();
    await untilSets(home, "kitchen light", 1);
    expect(home.setsOf("kitchen light")).toEqual([{ state: "ON" }]);
  });

  it.each([
    ["throws", "throw new Error('no lamp');", /error: flow "hall", node "work" threw Error: no lamp/],
    ["throws what is no error", "throw null;", /error: flow "hall", node "work" threw null/],
    ["rejects", "return Promise.reject(new Error('later')) as never;", /error: flow "hall", node "work" threw Error: later/],
    [
      "throws later, outside of every turn",
      "setTimeout(() => { throw new Error('stray'); }); return closed;",
      /error: flow "hall".* threw Error: stray/,
    ],
    ["hangs", "for (;;);", /error: flow "hall", node "work" stood still/],
    [
      "leaves a loop behind",
      "void (async () => { for (;;) await null; })(); return closed;",
      /error: flow "hall", node "work" stood still/,
    ],
    [
      "fills the memory",
      "const all: unknown[] = []; for (;;) all.push(new Array(1e5).fill(closed));",
      /error: flow "hall", node "work" (used too much memory|stood still)/,
    ],
  ])("that %s is named", async (_, body, named) => {
    const shop = await workshop();
    await shop.write("flows/hall.json", withCode("(closed: boolean): boolean => {", `  ${body}`, "}"));
    const { run, open } = await running(shop);
    await run.sees(ready);
    await open();
    await run.sees(named, 20_000);
    run.signal("SIGTERM");
    expect((await run.exited).code).toBe(0);
  });

  it("with a type error is named with node and line, and keeps the flow from running", async () => {
    const shop = await workshop();
    await shop.write("flows/hall.json", withCode("(closed: boolean): boolean => closed.length"));
    const { code, stderr } = await shop.run(["run", ".", "--simulate"]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/error: flows\/hall\.json, .*node "work".*: Property 'length' does not exist on type 'boolean'/);
  });

  it("is not executed by check and export", async () => {
    const shop = await workshop();
    await shop.write("flows/hall.json", withCode("(closed: boolean): boolean => { console.log('EXECUTED'); return closed; }"));
    const results = [await shop.run(["check", ".", "--simulate"]), await shop.run(["export", "flows/hall.json", "--simulate"])];
    expect(results.map(({ code }) => code)).toEqual([0, 0]);
    expect(results[0]?.stderr).not.toContain("EXECUTED");
  });
});

it("a stop node ends the program with its code", async () => {
  const shop = await workshop();
  const nodes = { start: { kind: "start", settings: { on: ["first"] } }, done: { kind: "stop", settings: { code: 7 } } };
  await shop.write("flows/once.json", JSON.stringify({ ziggyFlow: 1, nodes, wires: ["start.out -> done.in"] }));
  const { code, stdout } = await shop.run(["run", ".", "--simulate"]);
  expect({ code, stdout }).toEqual({ code: 7, stdout: "" });
});

it("an HTTP request reaches a flow", async () => {
  const shop = await workshop();
  const port = await freePort();
  await shop.write("config.toml", `[http]\nport = ${port}\n`);
  await shop.write(
    "flows/web.json",
    JSON.stringify({
      ziggyFlow: 1,
      devices: { lamp },
      nodes: {
        call: { kind: "http-request", settings: { method: "POST", path: "/lamp" } },
        lamp: { kind: "device", settings: { device: "lamp" } },
      },
      wires: ["call.text -> lamp.state.on"],
    }),
  );
  const { run, home } = await running(shop);
  await run.sees(ready);
  const answer = await fetch(`http://127.0.0.1:${port}/lamp`, { method: "POST", body: "x" });
  expect(answer.status).toBe(200);
  await untilSets(home, "kitchen light", 1);
});
