import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Json } from "../base/json.ts";
import { describeHome } from "../z2m/describe-home.ts";
import { loadShippedHome } from "./node/shipped-homes.ts";
import { plausibleState } from "./plausible.ts";
import { seededRandom } from "./random.ts";
import { allDevices, group, initialStates, lamp, strip } from "./testing/devices.ts";
import { Simulation } from "./testing/simulation.ts";

describe("what is not said in the exposes is refused, what is said is taken", () => {
  const loaded = loadShippedHome("large");
  const home = loaded.ok ? loaded.value : { devices: [] };
  const simulation = new Simulation(home);
  const devices = describeHome(home).devices.filter(
    ({ properties, disabled }) => !disabled && properties.some(({ access }) => access.settable),
  );

  it.each(devices.map((device) => [device.ieee, device] as const))("each settable value of %s is taken", (ieee, device) => {
    const state = plausibleState(
      { properties: device.properties.map((property) => ({ ...property, access: { ...property.access, published: true } })) },
      seededRandom(3),
    );
    simulation.home.setOnline(ieee, true);
    const refused: string[] = [];
    for (const { key, access, type } of device.properties) {
      const value: Json | undefined = state.get(key);
      if (!access.settable || value === undefined || value === null || type === "event") continue;
      simulation.send(`${ieee}/set`, Object.fromEntries([[key, value]]));
      simulation.pass(1_000);
      refused.push(...simulation.errors());
    }
    expect(refused).toEqual([]);
  });
});

describe("whatever is sent", () => {
  const words = fc.constantFrom(
    "hall/lamp",
    "lights",
    "5",
    "0x0000000000000001",
    "bridge",
    "request",
    "device",
    "rename",
    "__proto__",
    "",
    "💡",
    "set",
    "get",
    "left",
    "state",
  );
  const topic = fc.array(words, { minLength: 1, maxLength: 5 }).map((parts) => parts.join("/"));
  const keys = fc.constantFrom(
    "state",
    "brightness",
    "color",
    "color_temp",
    "color_temp_move",
    "scene_add",
    "scene_recall",
    "transition",
    "position",
    "constructor",
    "__proto__",
    "hasOwnProperty",
    "brightness_move",
    "id",
    "from",
    "to",
    "time",
    "group",
  );
  const payload = fc.oneof(
    fc.string(),
    fc.json(),
    fc.dictionary(keys, fc.jsonValue()).map((value) => JSON.stringify(value)),
  );

  it("the home neither throws nor stops answering", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(topic, payload), { maxLength: 20 }), (messages) => {
        const simulation = new Simulation({ devices: allDevices, groups: [group(5, "lights", [lamp, strip])], states: initialStates });
        for (const [on, text] of messages) {
          simulation.send(on, text);
          simulation.pass(20);
        }
        simulation.pass(60_000);
        expect(simulation.answers("bridge/request/health_check", "", "bridge/response/health_check", 0)).toHaveLength(1);
      }),
      { numRuns: 300, seed: 20_260_105 },
    );
  });

  it("any device list makes a home that starts", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (devices, groups) => {
        const simulation = new Simulation({ devices: devices as Json, groups: groups as Json });
        expect(simulation.retained("bridge/state")).toEqual({ state: "online" });
      }),
      { numRuns: 200, seed: 20_260_105 },
    );
  });

  it.each(["hostile", "catalogue"] as const)("the %s home starts, and its states are objects", (name) => {
    const loaded = loadShippedHome(name);
    const simulation = new Simulation({ ...(loaded.ok ? loaded.value : { devices: [] }), states: undefined });
    const states = simulation.seen().filter(({ topic }) => !topic.startsWith("bridge/") && !topic.endsWith("/availability"));
    expect(states.length).toBeGreaterThan(10);
    expect(states.filter(({ text }) => !text.startsWith("{"))).toEqual([]);
  });
});
