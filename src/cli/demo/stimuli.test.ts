import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../base/json.ts";
import { describeHome } from "../../z2m/describe-home.ts";
import { stimuliFor } from "./stimuli.ts";

const devices: unknown = JSON.parse(readFileSync(new URL("../../../homes/small/devices.json", import.meta.url), "utf8"));
const home = describeHome({ devices });
const motion = "0x00158d00de216713";
const remote = "0x842e14ff8600b2f0";

function recorder() {
  const done: string[] = [];
  const state = new Map<string, unknown>();
  return {
    done,
    press: (device: string, action: string) => void done.push(`${device} ${action}`),
    report: (device: string, payload: JsonObject) => {
      done.push(`${device} ${JSON.stringify(payload)}`);
      for (const [key, value] of Object.entries(payload)) state.set(key, value);
    },
    actual: (_: string, key: string) => state.get(key),
  };
}

describe("stimuliFor", () => {
  it("offers what decides before what triggers, each with a key of its own", () => {
    const offered = stimuliFor(home, [motion, remote]).map(({ key, label }) => `${key} ${label}`);
    expect(offered.slice(0, 3)).toEqual(["1 hallway motion: it gets dark / bright", "2 remote: on", "3 remote: off"]);
    expect(offered.at(-1)).toBe("8 hallway motion: someone moves / nobody moves");
  });

  it("makes things so, and back again", () => {
    const simulated = recorder();
    const [light] = stimuliFor(home, [motion]);
    light?.act(simulated);
    light?.act(simulated);
    light?.act(simulated);
    expect(simulated.done).toEqual(["5", "500", "5"].map((lux) => `hallway motion {"illuminance":${lux}}`));
  });

  it("presses buttons", () => {
    const simulated = recorder();
    stimuliFor(home, [remote])[0]?.act(simulated);
    expect(simulated.done).toEqual(["remote on"]);
  });
});
