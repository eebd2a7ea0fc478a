import { seconds } from "../base/duration.ts";
import type { Json } from "../base/json.ts";
import type { Later } from "./converters/outcome.ts";
import { numberOf } from "./converters/target.ts";
import { seedOf } from "./random.ts";
import type { SimulatedDevice } from "./simulated-device.ts";

const mainsVoltage = 230;

/** What a change of the device's own state leads to: a metering plug reports its power a second after it was switched. */
export function consequencesOf(device: SimulatedDevice, changed: ReadonlySet<string>): readonly Later[] {
  return [...changed].flatMap((key) => {
    const suffix = /^state(_.+)?$/.exec(key)?.[1] ?? (key === "state" ? "" : undefined);
    const state = device.actual.get(key);
    if (suffix === undefined || (state !== "ON" && state !== "OFF")) return [];
    return powerFollows(device, suffix, state === "ON");
  });
}

function powerFollows(device: SimulatedDevice, suffix: string, on: boolean): readonly Later[] {
  const [powerKey, currentKey] = [`power${suffix}`, `current${suffix}`];
  const metered = [powerKey, currentKey].filter((key) => device.propertiesFor(key).length > 0);
  if (metered.length === 0) return [];
  const drawn = numberOf(device.actual.get(powerKey)) ?? 0;
  const memory = device.target(undefined).memory;
  if (drawn > 0) memory.set(powerKey, drawn);
  const power = on ? (numberOf(memory.get(powerKey)) ?? usualLoad(device)) : 0;
  const changes = new Map<string, Json>();
  if (metered.includes(powerKey)) changes.set(powerKey, power);
  if (metered.includes(currentKey)) changes.set(currentKey, Math.round((power / mainsVoltage) * 100) / 100);
  return [{ after: seconds(1), changes }];
}

/** Watts of whatever is plugged in; the same device always the same. */
function usualLoad(device: SimulatedDevice): number {
  return 5 + (seedOf(device.ieee) % 120);
}
