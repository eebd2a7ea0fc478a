import { expect, it } from "vitest";
import { binary, device, numeric, plug } from "./testing/devices.ts";
import { Simulation } from "./testing/simulation.ts";

const sensor = device("sensor", 20, [numeric("temperature", 1), numeric("illuminance", 1), binary("occupancy", 1, true, false)]);

it("lets sensors drift and somebody come and go, the same for the same seed", () => {
  const run = (seed: number) => {
    const states = { "zigbee2mqtt/sensor": { temperature: 20, illuminance: 100, occupancy: false } };
    const simulation = new Simulation({ devices: [sensor, plug], states, seed, life: true });
    simulation.seen();
    simulation.pass(900_000);
    return simulation.seen().filter(({ topic }) => topic !== "bridge/health");
  };
  const seen = run(1);
  expect(run(1)).toEqual(seen);
  expect(new Set(seen.map(({ topic }) => topic))).toEqual(new Set(["sensor"]));
  const values = seen.map(({ text }) => JSON.parse(text));
  expect(values.length).toBeGreaterThan(50);
  expect(values.every(({ temperature }) => Math.abs(temperature - 20) < 5)).toBe(true);
  expect(new Set(values.map(({ occupancy }) => occupancy))).toEqual(new Set([true, false]));
});
