import { describe, expect, it } from "vitest";
import { describeHome } from "../z2m/describe-home.ts";
import type { DeviceDescription } from "../z2m/description.ts";
import { checkAny } from "./converters/check-value.ts";
import { loadShippedHome } from "./node/shipped-homes.ts";
import { plausibleState } from "./plausible.ts";
import { seededRandom } from "./random.ts";
import { blind, doorLock, plug, strip } from "./testing/devices.ts";

function stateOf(device: Partial<DeviceDescription> | undefined, seed: number): Readonly<Record<string, unknown>> {
  return Object.fromEntries(plausibleState({ properties: device?.properties ?? [] }, seededRandom(seed)));
}
const described = (entry: object): DeviceDescription | undefined => describeHome({ devices: [entry] }).devices[0];

describe("a plausible state", () => {
  it("has a value for all that is published, the way of showing the colour included", () => {
    expect(Object.keys(stateOf(described(strip), 1)).sort()).toEqual([
      "brightness",
      "color",
      "color_mode",
      "color_temp",
      "linkquality",
      "state",
    ]);
  });

  it("is the same for the same seed, and another for another", () => {
    expect(stateOf(described(strip), 1)).toEqual(stateOf(described(strip), 1));
    expect(stateOf(described(strip), 1)).not.toEqual(stateOf(described(strip), 2));
  });

  it.each([1, 2, 3, 4])("agrees with itself (seed %i)", (seed) => {
    const [cover, lock, socket] = [blind, doorLock, plug].map((entry) => stateOf(described(entry), seed));
    expect(cover?.state).toBe(cover?.position === 0 ? "CLOSE" : "OPEN");
    expect(lock?.lock_state).toBe(lock?.state === "LOCK" ? "locked" : "unlocked");
    expect(socket?.state === "OFF").toBe(socket?.power === 0);
  });
});

describe.each(["typical", "large", "hostile"] as const)("the states made up for the %s home", (name) => {
  const home = loadShippedHome(name);
  const devices = home.ok ? describeHome(home.value).devices : [];
  it.each(devices.map((device) => [device.ieee, device] as const))("are ones that %s allows", (_, device) => {
    const state = plausibleState(device, seededRandom(7));
    // Odd definitions have several exposes of one key that contradict each other: one of them has to allow the value.
    const refused = [...state].filter(([key, value]) => {
      const exposes = device.properties.filter((property) => property.key === key);
      return value !== null && !checkAny(exposes, value).ok;
    });
    expect(refused).toEqual([]);
  });
});
