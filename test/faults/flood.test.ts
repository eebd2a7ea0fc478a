import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { hasMosquitto } from "../support/mosquitto.ts";
import { until } from "../support/until.ts";
import { createWorkshops } from "../support/workshop.ts";
import { figure, homeOnBroker, runProject, witness } from "./on-broker.ts";

/** `ZIGGY_FLOW_FAULT_MESSAGES=1000000` for the figure in docs/reliability.md. */
const messages = Number(process.env.ZIGGY_FLOW_FAULT_MESSAGES ?? 100_000);
const workshop = createWorkshops();

const sensors = [
  ["hallway motion", "illuminance", "hallwayMotion.illuminance"],
  ["🌡️ bedroom", "temperature", "bedroom.temperature"],
  ["Kaffeemaschine", "power", "kaffeemaschine.power"],
  ["Büro/Heizung", "local_temperature", "büroHeizung.localTemperature"],
  ["front door", "battery", "frontDoor.battery"],
] as const;

/** Listens to all sensors, measures how late its own timer is, and tells both when asked. */
const flow = `import { flow, mqttMessages, publish } from "ziggy-flow";
import type { Home } from "../generated/home";

export default flow("flood", (home: Home) => {
  const sensors = [${sensors.map(([, , path]) => `home.${path}`).join(", ")}];
  let changes = 0;
  for (const sensor of sensors) sensor.onChange(() => { changes += 1; });
  const lags: number[] = [];
  let last = performance.now();
  setInterval(() => {
    const now = performance.now();
    lags.push(Math.max(0, now - last - 10));
    last = now;
  }, 10);
  mqttMessages("ask", "test/ask").on(() => {
    lags.sort((one, other) => one - other);
    publish("test/told", { values: sensors.map((sensor) => sensor.value ?? null), changes, lag: lags[Math.floor(lags.length * 0.99)] ?? 0 });
  });
});
`;

describe.skipIf(!hasMosquitto)(`${messages} reports as fast as the broker takes them (E6)`, () => {
  it("end with the last value of each device, and never stop the loop for long", { timeout: 60_000 + messages / 10 }, async () => {
    const shop = await workshop();
    const { broker, run } = await (async () => {
      const { broker } = await homeOnBroker(shop, { config: ["max_queued_messages 0"] });
      await shop.write("automations/flood.ts", flow);
      return { broker, run: await runProject(shop, broker.url, "--no-startup-query") };
    })();
    let told: { values: number[]; changes: number; lag: number } | undefined;
    const client = await witness(shop, broker.url, ["test/told"], (_, text) => {
      told = JSON.parse(text);
    });
    const start = performance.now();
    const value = (index: number): number => (index * 7) % 100;
    for (let index = 0; index < messages; index += 1) {
      const [name, key] = sensors[index % sensors.length] ?? sensors[0];
      client.publish(`zigbee2mqtt/${name}`, `{"${key}":${value(index)},"linkquality":${index % 255}}`);
      // The client's own buffer is not what is tested.
      if (index % 500 === 499) await new Promise((resolve) => setImmediate(resolve));
    }
    const sent = performance.now() - start;
    await client.publishAsync("test/ask", "", { qos: 1 });
    await until(() => told !== undefined, 60_000, "an answer");
    const took = performance.now() - start;
    const lag = told?.lag ?? Number.NaN;
    figure(
      `E6: ${messages} messages in ${(sent / 1_000).toFixed(1)} s, all worked off after ${(took / 1_000).toFixed(1)} s, p99 lag ${lag.toFixed(0)} ms`,
    );
    expect(told?.values).toEqual(sensors.map((_, sensor) => value(messages - sensors.length + sensor)));
    expect(lag).toBeLessThan(250);
    await sleep(100);
    expect(run.stderr).not.toMatch(/error|stood still/);
    run.signal("SIGTERM");
    expect((await run.exited).code).toBe(0);
  });
});
