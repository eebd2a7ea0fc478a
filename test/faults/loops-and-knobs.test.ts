import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { hasMosquitto } from "../support/mosquitto.ts";
import { until } from "../support/until.ts";
import { createWorkshops } from "../support/workshop.ts";
import { figure, homeOnBroker, runProject, witness } from "./on-broker.ts";

const workshop = createWorkshops();
const lamp = { ieee: "0x842e14ff5624d239", name: "kitchen light" };
const ceiling = { ieee: "0x842e14ffc9902277", name: "living room/ceiling" };
const remote = { ieee: "0x842e14ff8600b2f0", name: "remote" };

function flow(devices: object, nodes: object, wires: readonly string[]): string {
  return JSON.stringify({ ziggyFlow: 1, devices, nodes, wires });
}

const node = (device: string): object => ({ kind: "device", settings: { device } });

/** One half of a quarrel: what this lamp does, the other does. */
const follows = (from: object, to: object, wires: readonly string[]): string =>
  flow({ from, to }, { from: node("from"), to: node("to") }, wires);

const relays = (from: string, to: string): string =>
  flow({}, { from: { kind: "mqtt-message", settings: { topic: from } }, to: { kind: "mqtt-publish", settings: { topic: to } } }, [
    "from.out -> to.in",
  ]);

describe.skipIf(!hasMosquitto)("flows that answer each other (E1, E2)", () => {
  it.each([
    [
      "one flow with its own echo",
      { "echo.json": flow({ lamp }, { lamp: node("lamp") }, ["lamp.state.on -> lamp.state.off", "lamp.state.off -> lamp.state.on"]) },
      ["echo"],
    ],
    [
      "two flows with each other",
      {
        "ping.json": follows(lamp, ceiling, ["from.state.on -> to.state.off", "from.state.off -> to.state.on"]),
        "pong.json": follows(ceiling, lamp, ["from.state -> to.state"]),
      },
      ["ping", "pong"],
    ],
    [
      "two flows with each other, over topics",
      { "to.json": relays("test/a", "test/b"), "fro.json": relays("test/b", "test/a") },
      ["to", "fro"],
    ],
  ])("are held within 16 rounds, and named: %s", async (_, files, names) => {
    const shop = await workshop();
    const { broker, home } = await homeOnBroker(shop);
    for (const [file, text] of Object.entries(files)) await shop.write(`flows/${file}`, text);
    await shop.write(
      "flows/bystander.json",
      follows(remote, ceiling, ["from.action.on -> to.brightness.add"]).replace('"to":{"kind', '"to":{"inputs":{"brightness.add":5},"kind'),
    );
    const run = await runProject(shop, broker.url, "--no-startup-query");
    let relayed = 0;
    await witness(shop, broker.url, ["test/+"], () => {
      relayed += 1;
    });
    await home.report("living room/ceiling", { state: "ON", brightness: 100 });
    await home.report("kitchen light", { state: "OFF" });
    await home.report("kitchen light", { state: "ON" });
    await home.publish("test/a", "hello");
    await run.sees(/keep answering each other and are held back: /);
    for (const name of names) await run.sees(new RegExp(`flow "${name}" is held back`));
    await sleep(500);
    const commands = home.setsOf("kitchen light").length + home.setsOf("living room/ceiling").length + relayed;
    figure(`E1/E2: held after ${commands} commands (${names.join(", ")})`);
    expect(commands).toBeLessThanOrEqual(20);
    await home.report("remote", { action: "on" });
    await until(
      () => home.setsOf("living room/ceiling").some((set) => JSON.stringify(set) === '{"brightness":105}'),
      3_000,
      "the bystander",
    );
    run.signal("SIGTERM");
    expect((await run.exited).code).toBe(0);
  });
});

describe.skipIf(!hasMosquitto)("somebody at the dial (E5)", () => {
  it("is never taken for a loop: a knob, a held button, a fade, lamps that follow a lamp", async () => {
    const shop = await workshop();
    const { broker, home } = await homeOnBroker(shop);
    await shop.write("flows/follow.json", follows(lamp, ceiling, ["from.brightness -> to.brightness"]));
    await shop.write("flows/back.json", follows(ceiling, lamp, ["from.brightness -> to.brightness"]));
    await shop.write(
      "flows/knob.json",
      follows(remote, lamp, ["from.action.brightness_move_up -> to.brightness.add"]).replace(
        '"to":{"kind',
        '"to":{"inputs":{"brightness.add":3},"kind',
      ),
    );
    const run = await runProject(shop, broker.url, "--no-startup-query");
    await home.report("living room/ceiling", { state: "ON", brightness: 10 });
    await home.report("kitchen light", { state: "ON", brightness: 10 });
    // A knob: 25 steps a second for 3 s. A fade by hand: the lamp itself reports 25 levels a second.
    for (let step = 0; step < 75; step += 1) {
      await home.report("remote", { action: "brightness_move_up" });
      await sleep(40);
    }
    for (let level = 20; level < 220; level += 4) {
      await home.report("kitchen light", { state: "ON", brightness: level });
      await sleep(40);
    }
    await sleep(500);
    expect(run.stderr).not.toMatch(/held|stopped/);
    expect(home.setsOf("living room/ceiling").at(-1)).toEqual({ brightness: 216 });
    run.signal("SIGTERM");
    expect((await run.exited).code).toBe(0);
  });
});
