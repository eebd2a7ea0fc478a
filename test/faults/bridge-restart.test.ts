import { setTimeout as sleep } from "node:timers/promises";
import { connectAsync } from "mqtt";
import { describe, expect, it } from "vitest";
import { isJsonObject, type JsonObject } from "../../src/base/json.ts";
import { homePayload } from "../support/homes.ts";
import { hasMosquitto } from "../support/mosquitto.ts";
import { type PublishedHome, untilSets } from "../support/published-home.ts";
import { until } from "../support/until.ts";
import { createWorkshops, type Workshop } from "../support/workshop.ts";
import { figure, homeOnBroker, runProject, witness } from "./on-broker.ts";

const workshop = createWorkshops();

/** Says every event and every edge that flows see, and switches a lamp at each press. */
const flow = `import { flow, publish } from "ziggy-flow";
import type { Home } from "../generated/home";

export default flow("said", (home: Home) => {
  const say = (what: string) => publish("test/said", what);
  home.remote.action.on((action) => {
    say(action);
    home.livingRoomCeiling.state.set(true);
  });
  home.frontDoor.contact.onChange((closed) => say(\`door \${closed}\`));
  home.kitchenLight.brightness.onChange((level) => say(\`brightness \${level}\`));
});
`;

/** What Zigbee2MQTT has in its cache: it repeats this after its start. */
const states: Readonly<Record<string, JsonObject>> = {
  "front door": { contact: true, battery: 90 },
  "kitchen light": { state: "ON", brightness: 100 },
  "living room/ceiling": { state: "ON", brightness: 10 },
  remote: { battery: 80, linkquality: 10 },
};

async function begin(shop: Workshop) {
  const { broker, home } = await homeOnBroker(shop);
  await shop.write("automations/said.ts", flow);
  await shop.write("config.toml", `[mqtt_server]\nhost = "127.0.0.1"\nport = ${broker.port}\nclient_id = "the-home"\n`);
  const run = await runProject(shop, broker.url, "--no-startup-query");
  const said: string[] = [];
  await witness(shop, broker.url, ["test/said"], (_, text) => said.push(text));
  await reportAll(home);
  await home.report("remote", { action: "on" });
  await until(() => said.length > 0);
  // The first reports make values known: that is no change.
  expect(said.splice(0)).toEqual(["on"]);
  return { broker, home, run, said };
}

async function reportAll(home: PublishedHome): Promise<void> {
  for (const [name, state] of Object.entries(states)) await home.report(name, state);
}

async function restartBridge(home: PublishedHome): Promise<void> {
  await home.publish("zigbee2mqtt/bridge/state", '{"state":"offline"}', true);
  await sleep(300);
  await home.publish("zigbee2mqtt/bridge/state", '{"state":"online"}', true);
  for (const twice of [1, 2]) {
    await home.publish("zigbee2mqtt/bridge/devices", JSON.stringify(homePayload("small", "devices")), true);
    if (twice === 1) await reportAll(home);
  }
  await sleep(500);
}

describe.skipIf(!hasMosquitto)("no event that did not happen", () => {
  it("B1: a restart of Zigbee2MQTT replays nothing; what changed meanwhile is known, and the next press counts", async () => {
    const shop = await workshop();
    const { home, said } = await begin(shop);
    await restartBridge(home);
    expect(said).toEqual([]);
    await home.report("kitchen light", { state: "ON", brightness: 200 });
    await home.report("front door", { contact: false });
    await home.report("remote", { action: "off" });
    await until(() => said.length >= 3);
    expect(said).toEqual(["brightness 200", "door false", "off"]);
  });

  it("B2, B3: a reconnect replays neither a retained action nor a retained state", async () => {
    const shop = await workshop();
    const { broker, home, run, said } = await begin(shop);
    // With the device option `retain` the last press stays with the broker. It is news only to those who were there.
    await home.publish("zigbee2mqtt/remote", '{"action":"arrow_left_click"}', true);
    await home.publish("zigbee2mqtt/front door", '{"contact":false}', true);
    await until(() => said.length >= 2);
    expect(said.splice(0)).toEqual(["arrow_left_click", "door false"]);
    for (let round = 0; round < 3; round += 1) {
      // Whoever connects under the same name throws the other out.
      const thief = await connectAsync(broker.url, { clientId: "the-home", protocolVersion: 5, reconnectPeriod: 0 });
      const connections = run.stderr.split("connected to the broker").length;
      await thief.endAsync(true).catch(() => undefined);
      await until(() => run.stderr.split("connected to the broker").length > connections, 10_000, "a new connection");
      await sleep(400);
    }
    expect(said).toEqual([]);
    await home.report("remote", { action: "on" });
    await until(() => said.length > 0);
    expect(said).toEqual(["on"]);
  });

  it("B4, B5: empty and null actions are none, equal presses 30 ms apart are two", async () => {
    const shop = await workshop();
    const { home, said } = await begin(shop);
    for (let round = 0; round < 5; round += 1) {
      await home.report("remote", { action: "on", linkquality: 9 });
      await home.report("remote", { action: "" });
      await sleep(30);
      await home.report("remote", { action: "on", linkquality: 9 });
      await home.report("remote", { action: null });
      await home.report("remote", { battery: 79 });
    }
    await until(() => said.length >= 10);
    await sleep(200);
    expect(said).toEqual(Array.from({ length: 10 }, () => "on"));
  });
});

describe.skipIf(!hasMosquitto)("a device that leaves and comes back while flows run (B7, B8)", () => {
  it("is refused in words while it is gone, and followed within 1 s when it is back under another name", async () => {
    const shop = await workshop();
    const { home, run } = await begin(shop);
    const ceiling = "0x842e14ffc9902277";
    const list = homePayload("small", "devices");
    const devices = (Array.isArray(list) ? list : []).filter((device): device is JsonObject => isJsonObject(device));
    const publish = (next: readonly JsonObject[]): Promise<void> => home.publish("zigbee2mqtt/bridge/devices", JSON.stringify(next), true);

    await publish(devices.filter((device) => device.ieee_address !== ceiling));
    await home.publish("zigbee2mqtt/living room/ceiling", "", true);
    await sleep(500);
    const before = home.commands.length;
    await home.report("remote", { action: "on" });
    await run.sees(/living room\/ceiling state: Zigbee2MQTT does not list this device any more/);
    expect(home.commands.slice(before)).toEqual([]);

    await publish(devices.map((device) => (device.ieee_address === ceiling ? { ...device, friendly_name: "ceiling" } : device)));
    const back = performance.now();
    await until(
      () => {
        void home.report("remote", { action: "on" });
        return home.setsOf("ceiling").length > 0;
      },
      5_000,
      "a command to the device",
    );
    const took = performance.now() - back;
    figure(`B8: a device that is back is commanded after ${Math.round(took)} ms`);
    expect(took).toBeLessThan(1_000);
    await untilSets(home, "ceiling", 1);
    expect(run.stderr).not.toMatch(/threw|stood still/);
  });
});
