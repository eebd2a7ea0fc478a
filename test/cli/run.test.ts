import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { startMosquitto } from "../support/mosquitto.ts";
import { freePort } from "../support/ports.ts";
import { publishHome, untilSets } from "../support/published-home.ts";
import { until } from "../support/until.ts";
import { createWorkshops, type Workshop } from "../support/workshop.ts";

const workshop = createWorkshops();
const ready = /^ready$/m;

async function realHome(shop: Workshop) {
  const broker = await startMosquitto();
  shop.own(() => broker.stop());
  const home = await publishHome(broker.url, "small");
  shop.own(() => home.close());
  return { broker, home };
}

/** A module that switches a lamp when the door opens, after doing `first`. */
function onDoor(name: string, first: string, lamp = "home.kitchenLight"): string {
  return `import { flow } from "ziggy-flow";
import type { Home } from "../generated/home";
export default flow("${name}", (home: Home) => {
  home.frontDoor.contact.onChange((closed) => {
    ${first}
    ${lamp}.state.set(!closed);
  });
});
`;
}

describe("run on a broker", () => {
  it("lets the hall light react with one message, and stops cleanly on SIGTERM", async () => {
    const shop = await workshop();
    const { broker, home } = await realHome(shop);
    await shop.copy("flows/hall-light.json");
    const run = shop.start(["run", "flows/hall-light.json", "--broker", broker.url]);
    await run.sees(ready);
    await home.report("hallway motion", { illuminance: 12, occupancy: false });
    await home.report("hallway motion", { illuminance: 12, occupancy: true });
    await untilSets(home, "kitchen light", 1);
    await home.report("hallway motion", { illuminance: 12, occupancy: true });
    const asked = performance.now();
    run.signal("SIGTERM");
    const { code, stdout } = await run.exited;
    expect(performance.now() - asked).toBeLessThan(5_000);
    expect({ code, stdout }).toEqual({ code: 0, stdout: "" });
    expect(home.setsOf("kitchen light")).toEqual([{ state: "ON" }]);
  });

  it("runs the exported module like the flow", async () => {
    const shop = await workshop();
    const { broker, home } = await realHome(shop);
    await shop.copy("flows/hall-light.json");
    await shop.run(["export", "flows/hall-light.json", "--broker", broker.url, "-o", "elsewhere/hall-light.ts"]);
    const run = shop.start(["run", "elsewhere/hall-light.ts", "--broker", broker.url]);
    await run.sees(ready);
    await home.report("hallway motion", { illuminance: 12, occupancy: false });
    await home.report("hallway motion", { illuminance: 12, occupancy: true });
    await untilSets(home, "kitchen light", 1);
    run.signal("SIGINT");
    expect((await run.exited).code).toBe(0);
  });

  it("runs with user and password, as it checks with them", async () => {
    const shop = await workshop();
    const broker = await startMosquitto({ users: { ziggy: "secret" } });
    shop.own(() => broker.stop());
    const home = await publishHome(broker.url.replace("mqtt://", "mqtt://ziggy:secret@"), "small");
    shop.own(() => home.close());
    await shop.copy("flows/hall-light.json");
    await shop.write("config.toml", `[mqtt_server]\nhost = "127.0.0.1"\nport = ${broker.port}\nuser = "ziggy"\npassword = "secret"\n`);
    expect((await shop.run(["check", "."])).code).toBe(0);
    expect((await shop.run(["run", ".", "--once"])).code).toBe(0);
  });

  it("asks for no state with --no-startup-query", async () => {
    const shop = await workshop();
    const { broker, home } = await realHome(shop);
    await shop.copy("flows/hall-light.json");
    const run = shop.start(["run", "flows/hall-light.json", "--broker", broker.url, "--no-startup-query", "--once"]);
    expect((await run.exited).code).toBe(0);
    expect(home.commands).toEqual([]);
  });

  it("keeps what it saw of the home, and waits with it for a broker that is away", async () => {
    const shop = await workshop();
    const { broker, home } = await realHome(shop);
    await shop.copy("flows");
    await shop.write("config.toml", `[mqtt_server]\nhost = "127.0.0.1"\nport = ${broker.port}\n`);
    expect((await shop.run(["run", ".", "--once"])).code).toBe(0);
    expect(await readFile(join(shop.folder, "home.json"), "utf8")).toContain("0x842e14ff5624d239");
    expect(await readFile(join(shop.folder, "generated/home.ts"), "utf8")).toContain("kitchenLight");
    await home.close();
    await broker.kill();
    const run = shop.start(["run", "."]);
    await run.sees(/the home as last seen is used/);
    await broker.start();
    await run.sees(ready);
    const back = await publishHome(broker.url, "small");
    shop.own(() => back.close());
    await back.report("remote", { action: "on" });
    await untilSets(back, "living room/ceiling", 1);
  });
});

describe("run without a home", () => {
  it("says that nothing listens when there is no broker", async () => {
    const shop = await workshop();
    await shop.copy("flows/hall-light.json");
    const { code, stderr } = await shop.run(["run", "flows/hall-light.json", "--broker", `127.0.0.1:${await freePort()}`]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/no connection: nothing listens on 127\.0\.0\.1:\d+/);
  });

  it("says that no device list came when there is a broker but no Zigbee2MQTT", async () => {
    const shop = await workshop();
    const broker = await startMosquitto();
    shop.own(() => broker.stop());
    await shop.copy("flows/hall-light.json");
    const { code, stderr } = await shop.run(["run", "flows/hall-light.json", "--broker", broker.url]);
    expect(code).toBe(1);
    expect(stderr).toContain("connected, but no device list came on zigbee2mqtt/bridge/devices within 5 s");
  });

  it("says that the broker refuses the password", async () => {
    const shop = await workshop();
    const broker = await startMosquitto({ users: { ziggy: "secret" } });
    shop.own(() => broker.stop());
    await shop.copy("flows/hall-light.json");
    await shop.write("config.toml", `[mqtt_server]\nhost = "127.0.0.1"\nport = ${broker.port}\nuser = "ziggy"\npassword = "wrong"\n`);
    const { code, stderr } = await shop.run(["run", "flows/hall-light.json"]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/no connection: .*(user|client)/);
    expect(stderr).not.toContain("wrong");
  });
});

describe("run on the simulated home", () => {
  it("is ready within a breath, says so once, and leaves when idle", async () => {
    const shop = await workshop();
    await shop.copy("flows/hall-light.json");
    const result = await shop.run(["run", "flows/hall-light.json", "--simulate", "--once", "--log-format", "json", "--json"]);
    expect(result.code).toBe(0);
    expect(result.stderr.split("\n").filter((line) => line === '{"event":"ready"}')).toHaveLength(1);
    expect(
      result.stdout
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line)),
    ).toEqual([{ event: "ready" }, { event: "stopped", code: 0 }]);
  });

  it("does not take the simulated home for the real one", async () => {
    const shop = await workshop();
    await shop.copy("flows/hall-light.json");
    await shop.run(["run", "flows/hall-light.json", "--simulate", "--once"]);
    await expect(readFile(join(shop.folder, "home.json"))).rejects.toThrow();
  });

  it("ends at once at the second signal", async () => {
    const shop = await workshop();
    await shop.write(
      "automations/busy.ts",
      'import { flow } from "ziggy-flow";\nexport default flow("busy", () => { setTimeout(() => { for (;;); }, 300); });\n',
    );
    const run = shop.start(["run", ".", "--simulate"]);
    await run.sees(ready);
    await new Promise((resolve) => setTimeout(resolve, 600));
    run.signal("SIGINT");
    await run.sees(/stopping/);
    const asked = performance.now();
    run.signal("SIGINT");
    expect((await run.exited).code).toBe(1);
    expect(performance.now() - asked).toBeLessThan(500);
  });
});

describe("flows that misbehave", () => {
  async function withGoodFlow(bad: string) {
    const shop = await workshop();
    const { broker, home } = await realHome(shop);
    await shop.write("automations/bad.ts", bad);
    await shop.write("automations/good.ts", onDoor("good", "", "home.livingRoomCeiling"));
    const run = shop.start(["run", ".", "--broker", broker.url]);
    await run.sees(ready);
    await home.report("front door", { contact: true });
    await home.report("front door", { contact: false });
    const goodReactsAgain = async (): Promise<void> => {
      const before = home.setsOf("living room/ceiling").length;
      await until(
        () => {
          void home.report("front door", { contact: performance.now() % 400 < 200 });
          return home.setsOf("living room/ceiling").length > before;
        },
        10_000,
        "the good flow",
      );
    };
    return { run, home, goodReactsAgain };
  }

  it("names flow and line of one that throws; it and the others go on", async () => {
    const { run, home, goodReactsAgain } = await withGoodFlow(onDoor("bad", 'if (closed === false) throw new Error("no lamp");'));
    await run.sees(/error: flow "bad" threw Error: no lamp\n\s+at automations\/bad\.ts:5/);
    await goodReactsAgain();
    expect(home.setsOf("kitchen light").length).toBeLessThanOrEqual(home.setsOf("living room/ceiling").length);
  });

  it("names one that hangs, holds it back, and lets the others answer again", async () => {
    const { run, goodReactsAgain } = await withGoodFlow(onDoor("bad", "for (;;);"));
    await run.sees(/error: flow "bad".* stood still .* held back/);
    await goodReactsAgain();
    run.signal("SIGTERM");
    expect((await run.exited).code).toBe(0);
  });

  it("names one that eats memory", async () => {
    const { run, goodReactsAgain } = await withGoodFlow(
      onDoor("bad", "const all: unknown[] = []; for (;;) all.push(new Array(1e5).fill(closed));"),
    );
    await run.sees(/error: flow "bad".* used too much memory .* held back/, 30_000);
    await goodReactsAgain();
  });

  it("is not ended by one that ends the process", async () => {
    const { run, goodReactsAgain } = await withGoodFlow(onDoor("bad", "process.exit(3);"));
    await run.sees(/error: flow "bad" threw Error: a flow does not end the process/);
    await goodReactsAgain();
  });

  it("runs the others when one does not check, and says which is held back", async () => {
    const { run, goodReactsAgain } = await withGoodFlow(onDoor("bad", "home.nowhere;"));
    await run.sees(/error: flow "bad" is held back because of 1 error/);
    await run.sees(/1 of 2 flows live/);
    await goodReactsAgain();
  });

  it("ends with 1 when no flow can run", async () => {
    const shop = await workshop();
    await shop.write("automations/bad.ts", onDoor("bad", "home.nowhere;"));
    const { code, stderr } = await shop.run(["run", ".", "--simulate"]);
    expect(code).toBe(1);
    expect(stderr).toContain("the flow cannot run");
  });
});

describe("run --watch", () => {
  it("deploys what changes, keeps the last good version of what breaks, and stops what is removed", async () => {
    const shop = await workshop();
    const { broker, home } = await realHome(shop);
    await shop.write("automations/door.ts", onDoor("door", ""));
    await shop.write("automations/other.ts", onDoor("other", "", "home.livingRoomCeiling"));
    const run = shop.start(["run", ".", "--watch", "-v", "--broker", broker.url]);
    await run.sees(ready);
    await shop.write("automations/door.ts", onDoor("door", "", "home.stehlampeWohnzimmer"));
    await run.sees(/(flow "door" started[\s\S]*){2}/);
    await shop.write("automations/door.ts", onDoor("door", "home.nowhere;"));
    await run.sees(/flow "door" is held back because of 1 error; the version before keeps running/);
    await home.report("front door", { contact: true });
    await home.report("front door", { contact: false });
    await untilSets(home, "Stehlampe Wohnzimmer", 1);
    expect(home.setsOf("kitchen light")).toEqual([]);
    expect(run.stderr.match(/flow "other" started/g)).toHaveLength(1);
    await rm(join(shop.folder, "automations/other.ts"));
    await run.sees(/other: its file is gone, the flow has been stopped/);
  });
});
