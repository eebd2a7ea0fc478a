import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { isJsonObject, type Json, type JsonObject } from "../../src/base/json.ts";
import { homePayload } from "../support/homes.ts";
import { startMosquitto } from "../support/mosquitto.ts";
import { publishHome, untilSets } from "../support/published-home.ts";
import { createWorkshops } from "../support/workshop.ts";

const workshop = createWorkshops();
const lamp = "0x842e14ff5624d239";

function devices(change: (device: JsonObject) => Json): string {
  const list = homePayload("small", "devices");
  return JSON.stringify(Array.isArray(list) ? list.flatMap((device) => (isJsonObject(device) ? [change(device)] : [])) : []);
}

it("follows a rename, also through a restart of the runner, and starts a flow once its device is there", async () => {
  const shop = await workshop();
  const broker = await startMosquitto();
  shop.own(() => broker.stop());
  const home = await publishHome(broker.url, "small");
  shop.own(() => home.close());
  await shop.copy("flows/hall-light.json");
  await shop.write(
    "flows/door.json",
    JSON.stringify({
      ziggyFlow: 1,
      devices: { door: { ieee: "0x00158d00ef3ed58a", name: "front door" }, lamp: { ieee: lamp, name: "kitchen light" } },
      nodes: { door: { kind: "device", settings: { device: "door" } }, lamp: { kind: "device", settings: { device: "lamp" } } },
      wires: ["door.contact.off -> lamp.state.on", "door.contact.on -> lamp.state.off"],
    }),
  );
  const hall = await readFile(join(shop.folder, "flows/hall-light.json"), "utf8");
  await shop.write(
    "flows/stairs.json",
    hall.replace(lamp, "0x842e14ff00000001").replace('"kitchen light", "model": "LED1623G12"', '"stairs", "model": "X"'),
  );
  await shop.write(
    "automations/bad.ts",
    'import { flow } from "ziggy-flow";\nimport type { Home } from "../generated/home";\nexport default flow("bad", (home: Home) => home.remote.action.on(() => { for (;;); }));\n',
  );
  const run = shop.start(["run", ".", "-v", "--broker", broker.url]);
  await run.sees(/flow "stairs" is held back because of 1 error/);
  await run.sees(/^ready$/m);

  const renamed = (device: JsonObject): JsonObject =>
    device.ieee_address === lamp ? { ...device, friendly_name: "cooking light" } : device;
  await home.publish("zigbee2mqtt/bridge/devices", devices(renamed), true);
  await expect.poll(() => readFile(join(shop.folder, "home.json"), "utf8")).toContain("cooking light");
  await home.report("hallway motion", { illuminance: 3, occupancy: false });
  await home.report("hallway motion", { illuminance: 3, occupancy: true });
  await untilSets(home, "cooking light", 1);

  await home.report("remote", { action: "on" });
  await run.sees(/flow "bad".* stood still/);
  await run.sees(/the flows are live again/);
  for (const contact of [true, false, true]) await home.report("front door", { contact });
  await expect.poll(() => home.setsOf("cooking light").slice(1)).toEqual([{ state: "ON" }, { state: "OFF" }]);
  expect(run.stderr).not.toContain("could not be started");

  const joined = JSON.parse(devices(renamed)) as JsonObject[];
  const model = joined.find((device) => device.ieee_address === lamp);
  const list = [...joined, { ...model, ieee_address: "0x842e14ff00000001", friendly_name: "stairs" }];
  await home.publish("zigbee2mqtt/bridge/devices", JSON.stringify(list), true);
  await run.sees(/flow "stairs" started/);
});
