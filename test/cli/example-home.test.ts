import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { isJsonObject, type Json } from "../../src/base/json.ts";
import { hasMosquitto, startMosquitto } from "../support/mosquitto.ts";
import { freePort } from "../support/ports.ts";
import { type PublishedHome, publishHome, untilSets } from "../support/published-home.ts";
import { until } from "../support/until.ts";
import { createWorkshops, type Workshop } from "../support/workshop.ts";

const workshop = createWorkshops();
const kitchen = ["Hue lightstrip", "Dining Light 1", "Dining Light 2", "Kitchen Light"];

function setsIn(home: PublishedHome): readonly (readonly [string, Json])[] {
  const sets = home.commands.filter(({ topic }) => topic.endsWith("/set"));
  return sets.map(({ topic, payload }) => [topic.slice("zigbee2mqtt/".length, -"/set".length), payload] as const);
}

/** The brightnesses that a lamp was sent. */
function levels(home: PublishedHome, name: string): readonly unknown[] {
  return home.setsOf(name).map((payload) => (isJsonObject(payload) ? payload.brightness : payload));
}

async function start(shop: Workshop) {
  const broker = await startMosquitto();
  shop.own(() => broker.stop());
  const home = await publishHome(broker.url, "example");
  shop.own(() => home.close());
  await shop.copy("flows/example-home");
  const port = await freePort();
  await shop.write(
    "flows/example-home/config.toml",
    `[mqtt_server]\nhost = "127.0.0.1"\nport = ${broker.port}\n[location]\nlatitude = 47.4\nlongitude = 19.25\n[http]\nport = ${port}\n`,
  );
  const run = shop.start(["run", "flows/example-home"]);
  await run.sees(/^ready$/m, 60_000);
  for (const name of kitchen) await home.report(name, { state: "OFF", brightness: 100 });
  return { broker, home, run, port };
}

describe.skipIf(!hasMosquitto)("the example home as a service", () => {
  it("asks all lamps how they are, and turns the kitchen with the held remote: three steps in 1.2 s", async () => {
    const shop = await workshop();
    const { home, run } = await start(shop);
    await until(() => home.commands.filter(({ topic }) => topic.endsWith("/get")).length >= 10, 15_000, "queries");
    await home.report("Ikea remote", { action: "brightness_move_up" });
    await sleep(1_200);
    await home.report("Ikea remote", { action: "brightness_stop" });
    await sleep(700);
    expect(levels(home, "Hue lightstrip")).toEqual([35, 70, 105]);
    run.signal("SIGTERM");
    expect((await run.exited).code).toBe(0);
  });

  it("loses no turn of a burst", async () => {
    const shop = await workshop();
    const { home } = await start(shop);
    for (let turn = 0; turn < 12; turn += 1) {
      await home.report("Switch Kitchen", { action: "brightness_step_up", action_step_size: 8 });
    }
    await untilSets(home, "Hue lightstrip", 12);
    await sleep(300);
    expect(levels(home, "Hue lightstrip")).toEqual([10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110, 120]);
  });

  it("goes on where it was when it is killed in the middle of a turn", async () => {
    const shop = await workshop();
    const { home, run } = await start(shop);
    for (const [action, count] of [
      ["brightness_step_up", 1],
      ["brightness_step_up", 2],
    ] as const) {
      await home.report("Switch Kitchen", { action, action_step_size: 8 });
      await untilSets(home, "Hue lightstrip", count);
    }
    // What is durable is on disk soon after it was set.
    await sleep(500);
    run.signal("SIGKILL");
    await run.exited;
    const before = setsIn(home).length;
    const again = shop.start(["run", "flows/example-home"]);
    await again.sees(/^ready$/m, 60_000);
    // What Zigbee2MQTT answers when it is asked.
    await home.report("Hue lightstrip", { state: "ON", brightness: 20 });
    await sleep(1_000);
    expect(setsIn(home).slice(before)).toEqual([]);
    await home.report("Switch Kitchen", { action: "brightness_step_up", action_step_size: 8 });
    await untilSets(home, "Hue lightstrip", 3);
    expect(levels(home, "Hue lightstrip")).toEqual([10, 20, 30]);
  });

  it("takes a command over HTTP, and asks again but repeats nothing when the broker was gone", async () => {
    const shop = await workshop();
    const { broker, home, port } = await start(shop);
    const post = (action: string) =>
      fetch(`http://127.0.0.1:${port}/pyziggy/post`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ action }),
      });
    expect((await post("toggle_couch")).status).toBe(200);
    await untilSets(home, "Couch", 1);
    await home.report("Tradfri remote", { action: "toggle" });
    await untilSets(home, "Lampion", 1);

    await home.close();
    await broker.kill();
    await sleep(500);
    await broker.start();
    const back = await publishHome(broker.url, "example");
    shop.own(() => back.close());
    await until(() => back.commands.some(({ topic }) => topic.endsWith("/get")), 15_000, "queries after the restart");
    await back.report("Tradfri remote", { action: "", battery: 80 });
    await sleep(1_500);
    expect(setsIn(back)).toEqual([]);

    await back.report("Tradfri remote", { action: "toggle" });
    await untilSets(back, "Lampion", 1);
    expect(back.setsOf("Lampion")).toEqual([{ state: "OFF" }]);
  });
});
