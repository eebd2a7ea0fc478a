import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hasMosquitto } from "../support/mosquitto.ts";
import { until } from "../support/until.ts";
import { createWorkshops } from "../support/workshop.ts";
import { figure, homeOnBroker, runProject, witness } from "./on-broker.ts";

/** `ZIGGY_FLOW_FAULT_MESSAGES=100000` for the figure in docs/reliability.md. */
const messages = Number(process.env.ZIGGY_FLOW_FAULT_MESSAGES ?? 20_000);
const workshop = createWorkshops();

const topics = [
  ...["front door", "remote", "kitchen light", "living room/ceiling", "Büro/Heizung", "cube", "2nd floor switch", "all lights"],
  ...["kitchen light/availability", "kitchen light/state", "remote/action", "kitchen light/set/x", "nobody", "__proto__", "constructor/x"],
  ...["bridge/state", "bridge/info", "bridge/groups", "bridge/logging", "bridge/event", "bridge/response/device/rename", "bridge"],
];

const words = [
  "state",
  "brightness",
  "action",
  "color",
  "x",
  "hue",
  "contact",
  "update",
  "__proto__",
  "constructor",
  "level",
  "message",
  "type",
  "data",
  "",
];
const leaf = fc.oneof(
  fc.constantFrom("ON", "OFF", "on", "", null, true, false, 0, -1, 1e308, "1e999", "z2m: Publish 'set' 'state' to 'x' failed: ''", "error"),
  fc.string({ unit: "binary" }),
  fc.double(),
);
const tree = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...words), tie("value"), { maxKeys: 4 }),
  ),
}));
const report = fc.dictionary(fc.constantFrom("state", "brightness", "contact", "position", "action", "state_left"), leaf, { minKeys: 1 });
const payload = fc.oneof(
  report.map((value) => Buffer.from(JSON.stringify(value))),
  tree.value.map((value) => Buffer.from(JSON.stringify(value) ?? "")),
  fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes)),
  fc
    .constantFrom("{", "[[[[", '{"a":', '{"action":"on"', "online", "\u0000", `"${"x".repeat(5_000)}"`, "[".repeat(5_000))
    .map((text) => Buffer.from(text)),
);

describe.skipIf(!hasMosquitto)("hostile payloads on every topic of the home (C1)", () => {
  it(`${messages} of them end nothing: flows answer afterwards as before`, { timeout: 60_000 + messages }, async () => {
    const shop = await workshop();
    const { broker, home } = await homeOnBroker(shop, { config: ["max_queued_messages 0"] });
    await shop.copy("flows");
    await shop.write(
      "automations/all.ts",
      `import { flow, mqttMessages, publish } from "ziggy-flow";
import type { Home } from "../generated/home";

export default flow("all", (home: Home) => {
  let heard = 0;
  for (const device of [...home.devices, ...home.groups]) {
    device.availability.onChange(() => { heard += 1; });
    for (const id of ${JSON.stringify(["state", "brightness", "contact", "color_xy", "position", "local_temperature", "state_left"])}) {
      const property = device.property(id);
      if (property !== undefined && "onReport" in property) property.onReport(() => { heard += 1; });
    }
  }
  home.remote.action.on(() => { heard += 1; });
  mqttMessages("ask", "test/ask").on(() => publish("test/told", heard));
});
`,
    );
    const run = await runProject(shop, broker.url, "--no-startup-query");
    let told: number | undefined;
    const client = await witness(shop, broker.url, ["test/told"], (_, text) => {
      told = Number(text);
    });
    const samples = fc.sample(fc.tuple(fc.constantFrom(...topics), payload, fc.boolean()), { numRuns: messages, seed: 20_261_123 });
    for (const [index, [topic, bytes, retain]] of samples.entries()) {
      client.publish(`zigbee2mqtt/${topic}`, bytes, { retain: retain && index % 10 === 0 });
      if (index % 500 === 499) await new Promise((resolve) => setImmediate(resolve));
    }
    await client.publishAsync("test/ask", "", { qos: 1 });
    await until(() => told !== undefined, 60_000, "an answer");
    figure(`C1: ${messages} payloads, ${told} of them heard, 0 crashes`);
    expect(told).toBeGreaterThan(0);
    expect(run.stderr).not.toMatch(/threw|stood still|used too much memory|brought its thread down/);

    await home.publish("zigbee2mqtt/bridge/state", '{"state":"online"}', true);
    await home.report("hallway motion", { illuminance: 1, occupancy: false });
    const before = home.setsOf("kitchen light").length;
    await until(
      () => {
        void home.report("hallway motion", { illuminance: 1, occupancy: performance.now() % 400 < 200 });
        void home.report("kitchen light", { state: "OFF" });
        return home.setsOf("kitchen light").length > before;
      },
      10_000,
      "the hall light",
    );
    run.signal("SIGTERM");
    expect((await run.exited).code).toBe(0);
  });
});
