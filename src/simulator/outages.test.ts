import { describe, expect, it } from "vitest";
import { milliseconds, seconds } from "../base/duration.ts";
import { seededRandom } from "./random.ts";
import { allDevices, initialStates } from "./testing/devices.ts";
import { Simulation } from "./testing/simulation.ts";

function start(): Simulation {
  return new Simulation({ devices: allDevices, states: initialStates });
}
/** When each report of the plug arrived, in milliseconds since the last look. */
function arrivals(simulation: Simulation, from: number): readonly string[] {
  return simulation.seen().flatMap(({ topic, text, at }) => (topic === "plug" ? [`${at - from}: ${JSON.parse(text).power}`] : []));
}

describe("faults", () => {
  it.each<[string, (simulation: Simulation) => void, readonly string[]]>([
    ["none", () => {}, ["0: 1", "10: 2", "20: 3"]],
    ["one lost", ({ home }) => home.faults.loseNext(), ["10: 2", "20: 3"]],
    ["two lost", ({ home }) => home.faults.loseNext(2), ["20: 3"]],
    ["one doubled", ({ home }) => home.faults.duplicateNext(), ["0: 1", "0: 1", "10: 2", "20: 3"]],
    ["one late", ({ home }) => home.faults.delayNext(milliseconds(15)), ["10: 2", "15: 1", "20: 3"]],
    [
      "all late",
      ({ home }) => {
        home.faults.rates = { late: 1, lateBy: seconds(1) };
      },
      ["1000: 1", "1010: 2", "1020: 3"],
    ],
    [
      "all lost",
      ({ home }) => {
        home.faults.rates = { lost: 1 };
      },
      [],
    ],
  ])("%s", (_, plan, expected) => {
    const simulation = start();
    simulation.seen();
    plan(simulation);
    const from = simulation.clock.monotonic();
    for (const power of [1, 2, 3]) {
      simulation.home.report("plug", { power });
      simulation.pass(10);
    }
    simulation.pass(5_000);
    expect(arrivals(simulation, from)).toEqual(expected);
  });

  it("are the same for the same seed, and others for another", () => {
    const run = (seed: number): string => {
      const simulation = new Simulation({ devices: allDevices, states: initialStates, random: seededRandom(seed) });
      simulation.home.faults.rates = { lost: 0.3, duplicated: 0.3, late: 0.2 };
      for (let power = 0; power < 50; power += 1) simulation.home.report("plug", { power });
      simulation.pass(10_000);
      return JSON.stringify(simulation.seen());
    };
    expect(run(1)).toBe(run(1));
    expect(run(1)).not.toBe(run(2));
  });

  it("a lost command changes nothing and is logged after the timeout", () => {
    const simulation = start();
    simulation.home.faults.rates = { lostCommands: 1 };
    simulation.send("plug/set", "off");
    simulation.pass(9_000);
    expect(simulation.seen()).toEqual([]);
    simulation.pass(2_000);
    expect(simulation.errors()).toEqual([expect.stringMatching(/Publish 'set' 'state' to 'plug' failed: 'Error: .*timed out/)]);
    expect(simulation.home.actual("plug", "state")).toBe("ON");
  });

  it("a device that is away does not obey, does not answer and says nothing", () => {
    const simulation = start();
    simulation.home.setOnline("plug", false);
    simulation.send("plug/set", "off");
    simulation.send("plug/get", { state: "" });
    simulation.home.report("plug", { power: 1 });
    simulation.pass(20_000);
    expect(simulation.errors()).toHaveLength(2);
    simulation.home.setOnline("plug", true);
    simulation.pass(3_000);
    // Zigbee2MQTT itself reads what a device that is back is.
    expect(simulation.on("plug")).toMatchObject([{ state: "ON" }]);
    expect(simulation.answers("plug/get", { state: "" }, "plug")).toMatchObject([{ state: "ON" }]);
  });

  it("a refusing device is named with its reason", () => {
    const simulation = start();
    simulation.home.setRefusal("plug", "UNSUPPORTED_ATTRIBUTE");
    simulation.send("plug/set", "off");
    simulation.pass(100);
    expect(simulation.errors()).toEqual(["z2m: Publish 'set' 'state' to 'plug' failed: 'Error: UNSUPPORTED_ATTRIBUTE'"]);
    simulation.home.setRefusal("plug", undefined);
    expect(simulation.answers("plug/set", "off", "plug")).toMatchObject([{ state: "OFF" }]);
  });
});

describe("the echo's delay", () => {
  it("varies by its jitter and by nothing else, the same for the same seed", () => {
    const delays = (seed: number): readonly number[] => {
      const options = { devices: allDevices, states: initialStates, seed, echoDelay: { base: milliseconds(60), jitter: 0.5 } };
      const simulation = new Simulation(options);
      return Array.from({ length: 20 }, () => {
        simulation.send("plug/set", "toggle");
        const from = simulation.clock.monotonic();
        simulation.pass(2_000);
        return (simulation.seen()[0]?.at ?? 0) - from;
      });
    };
    const drawn = delays(3);
    expect(delays(3)).toEqual(drawn);
    expect(Math.min(...drawn)).toBeGreaterThanOrEqual(30);
    expect(Math.max(...drawn)).toBeLessThanOrEqual(90);
    expect(new Set(drawn).size).toBeGreaterThan(10);
  });
});

describe("devices that confirm what they did", () => {
  it("publish twice", () => {
    const simulation = new Simulation({ devices: allDevices, states: initialStates, confirmAfter: milliseconds(300) });
    simulation.send("plug/set", { power_on_behavior: "on" });
    simulation.pass(1_000);
    expect(simulation.seen().map(({ topic, at }) => `${topic} ${at}`)).toEqual(["plug 60", "plug 360"]);
  });

  it("correct what was only hoped for", () => {
    const simulation = new Simulation({ devices: allDevices, states: initialStates, confirmAfter: milliseconds(300), echoesIgnored: true });
    expect(simulation.answers("hall/lamp/set", { color_temp: 200 }, "hall/lamp", 1_000)).toMatchObject([
      { color_temp: 200 },
      { color_temp: 300 },
    ]);
  });
});

describe("the process", () => {
  it("says offline when it is killed, loses what was under way, and is silent", () => {
    const simulation = start();
    simulation.send("hall/lamp/set", { state: "ON", brightness: 200, transition: 5 });
    simulation.home.kill();
    simulation.pass(60_000);
    expect(simulation.seen().map(({ topic, text }) => `${topic} ${text}`)).toEqual(['bridge/state {"state":"offline"}']);
    expect(simulation.retained("bridge/state")).toEqual({ state: "offline" });
    simulation.send("plug/set", "off");
    simulation.pass(1_000);
    expect(simulation.home.actual("plug", "state")).toBe("ON");
    simulation.home.start();
    simulation.pass(0);
    expect(simulation.retained("bridge/state")).toEqual({ state: "online" });
    expect(simulation.answers("plug/set", "off", "plug")).toMatchObject([{ state: "OFF" }]);
  });

  it("stays down when it is stopped in the middle of a restart", () => {
    const simulation = start();
    simulation.home.restart();
    simulation.home.stop();
    simulation.pass(60_000);
    expect(simulation.home.running).toBe(false);
    expect(simulation.retained("bridge/state")).toEqual({ state: "offline" });
  });

  it.each([
    ["has kept its messages", false, 0],
    ["has forgotten its messages", true, 1],
  ])("publishes everything again two seconds after a broker is back that %s", (_, forget, times) => {
    const simulation = start();
    simulation.broker.goDown({ forget });
    simulation.pass(5_000);
    simulation.seen();
    simulation.broker.comeBack();
    simulation.pass(1_900);
    simulation.seen();
    simulation.pass(1_000);
    expect(simulation.seen().filter(({ topic }) => topic === "bridge/devices")).toHaveLength(times);
    expect(simulation.retained("bridge/devices")).toEqual(allDevices);
    expect(simulation.retained("bridge/state")).toEqual({ state: "online" });
    expect(simulation.answers("plug/set", "off", "plug")).toMatchObject([{ state: "OFF" }]);
  });
});

describe("life", () => {
  it("is off by default: a home that nobody touches says nothing", () => {
    const simulation = start();
    simulation.seen();
    simulation.pass(500_000);
    expect(simulation.seen()).toEqual([]);
  });
});
