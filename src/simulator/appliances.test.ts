import { describe, expect, it } from "vitest";
import { seconds } from "../base/duration.ts";
import { allDevices, choice, device, feature, initialStates } from "./testing/devices.ts";
import { Simulation } from "./testing/simulation.ts";

const plainBlind = device("plain blind", 200, [feature("cover", [choice("state", 3, ["OPEN", "CLOSE", "STOP"])])]);

function start(): Simulation {
  return new Simulation({ devices: [...allDevices, plainBlind], states: initialStates, coverTravel: seconds(4) });
}

describe("a cover", () => {
  it("publishes nothing at once, reports its position on the way and its state at the end", () => {
    const simulation = start();
    simulation.send("blind/set", { state: "OPEN" });
    simulation.pass(900);
    expect(simulation.on("blind")).toEqual([]);
    simulation.pass(10_000);
    expect(simulation.on("blind")).toMatchObject([
      { position: 25, state: "OPEN" },
      { position: 50, state: "OPEN" },
      { position: 75, state: "OPEN" },
      { position: 100, state: "OPEN" },
      { position: 100, state: "OPEN" },
    ]);
  });

  it("stops where it is", () => {
    const simulation = start();
    simulation.answers("blind/set", "open", "blind", 2_000);
    expect(simulation.answers("blind/set", "STOP", "blind", 10_000)).toMatchObject([{ position: 50, state: "OPEN" }]);
  });

  it("publishes the position asked for, then where it really is", () => {
    const simulation = start();
    const positions = simulation
      .answers("blind/set", { position: 50 }, "blind", 5_000)
      .map((state) => (state as { position: number }).position);
    expect(positions).toEqual([50, 25, 50, 50]);
    expect(simulation.answers("blind/set", "close", "blind", 5_000).at(-1)).toMatchObject({ position: 0, state: "CLOSE" });
  });

  it("takes its time also without a position", () => {
    const simulation = start();
    expect(simulation.answers("plain blind/set", "open", "plain blind", 3_000)).toEqual([]);
    simulation.pass(2_000);
    expect(simulation.on("plain blind")).toMatchObject([{ state: "OPEN" }]);
  });

  it.each(["position", "tilt"])("refuses what is no %s", (key) => {
    const simulation = start();
    simulation.send("blind/set", { [key]: 101 });
    simulation.pass(100);
    expect(simulation.errors()).toHaveLength(1);
  });
});

describe("a lock", () => {
  it.each([
    ["LOCK", { state: "LOCK", lock_state: "locked" }],
    ["toggle", { state: "LOCK", lock_state: "locked" }],
    ["unlock", { state: "UNLOCK", lock_state: "unlocked" }],
  ])("says so once the bolt has turned: %s", (word, expected) => {
    const simulation = start();
    expect(simulation.answers("door/set", { state: word }, "door", 500)).toEqual([]);
    simulation.pass(1_000);
    expect(simulation.on("door")).toMatchObject([expected]);
  });

  it("refuses other words", () => {
    const simulation = start();
    simulation.send("door/set", { state: "OPEN" });
    expect(simulation.errors()).toEqual([expect.stringContaining("'OPEN' not allowed, choose between: LOCK,UNLOCK,TOGGLE")]);
  });
});

describe("a metering plug", () => {
  it("draws nothing once it is off, and its load again when it is on", () => {
    const simulation = start();
    expect(simulation.answers("plug/set", "off", "plug", 3_000)).toMatchObject([
      { state: "OFF", power: 46 },
      { state: "OFF", power: 0, current: 0 },
    ]);
    expect(simulation.answers("plug/set", "on", "plug", 3_000)).toMatchObject([
      { state: "ON", power: 0 },
      { state: "ON", power: 46, current: 0.2 },
    ]);
  });
});

describe("a thermostat", () => {
  it("heats until the room is as warm as it was told, then is quiet", () => {
    const simulation = start();
    const states = simulation.answers("valve/set", { occupied_heating_setpoint: 19.5 }, "valve", 600_000);
    expect(states.slice(0, 2)).toMatchObject([
      { occupied_heating_setpoint: 19.5, local_temperature: 19 },
      { running_state: "heat", local_temperature: 19 },
    ]);
    expect(states.slice(2)).toMatchObject([
      { local_temperature: 19.1 },
      { local_temperature: 19.2 },
      { local_temperature: 19.3 },
      { local_temperature: 19.4 },
      { local_temperature: 19.5, running_state: "idle" },
    ]);
    simulation.pass(600_000);
    expect(simulation.on("valve")).toEqual([]);
  });

  it("lets the room get cold when it is off", () => {
    const simulation = start();
    const states = simulation.answers("valve/set", { system_mode: "off" }, "valve", 62_000);
    expect(states.at(-1)).toMatchObject({ system_mode: "off", running_state: "idle", local_temperature: 18.8 });
  });
});
