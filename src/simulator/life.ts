import { milliseconds, seconds } from "../base/duration.ts";
import type { Json } from "../base/json.ts";
import type { Changes } from "./converters/outcome.ts";
import { numberOf } from "./converters/target.ts";
import type { Network } from "./network.ts";
import { pick, type Random } from "./random.ts";
import type { SimulatedDevice } from "./simulated-device.ts";
import type { Timers } from "./timers.ts";

interface LifeParts {
  readonly network: Network;
  readonly timers: Timers;
  readonly random: Random;
  readonly report: (device: SimulatedDevice, changes: Changes) => void;
}

/** How far a value wanders at once, and the digits it is given with. */
const wandering = new Map([
  ["temperature", { step: 0.1, digits: 2 }],
  ["humidity", { step: 0.5, digits: 1 }],
  ["illuminance", { step: 25, digits: 0 }],
  ["pressure", { step: 0.2, digits: 1 }],
  ["co2", { step: 15, digits: 0 }],
]);
const coming = ["occupancy", "presence"] as const;
const stays = seconds(60);

/** A gentle life: every few seconds some sensor says something new; somebody is seen and leaves again. */
export function startLife({ network, timers, random, report }: LifeParts): void {
  const sensors = [...network.devices.values()].filter((device) => livingKeys(device).length > 0);
  const next = (): void => {
    timers.after(milliseconds(3_000 + random() * 12_000), () => {
      const device = pick(random, sensors);
      if (device !== undefined) live(device);
      next();
    });
  };
  const live = (device: SimulatedDevice): void => {
    const key = pick(random, livingKeys(device));
    if (key === undefined) return;
    const change = wandered(device, key, random) ?? true;
    say(device, key, change);
    if (change === true) timers.after(stays, () => say(device, key, false));
  };
  const say = (device: SimulatedDevice, key: string, value: Json): void => {
    device.actual.set(key, value);
    report(device, new Map([[key, value]]));
  };
  if (sensors.length > 0) next();
}

function livingKeys(device: SimulatedDevice): readonly string[] {
  return [...wandering.keys(), ...coming].filter((key) => device.propertiesFor(key).some(({ access }) => access.published));
}

/** Undefined for what comes and goes instead of wandering. */
function wandered(device: SimulatedDevice, key: string, random: Random): number | undefined {
  const manner = wandering.get(key);
  if (manner === undefined) return undefined;
  const before = numberOf(device.actual.get(key)) ?? 20;
  return Number(Math.max(before + (random() < 0.5 ? -manner.step : manner.step), 0).toFixed(manner.digits));
}
