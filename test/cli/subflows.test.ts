import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createWorkshops, type Workshop } from "../support/workshop.ts";

const workshop = createWorkshops();

const linger = {
  ziggyFlow: 1,
  description: "A light that stays on for a while.",
  parameters: {
    sensor: { type: "device", capability: "occupancy" },
    lamp: { type: "device", capability: "switchable" },
    stay: { type: "duration", default: "3m" },
  },
  nodes: {
    sensor: { kind: "device", settings: { device: "sensor" } },
    lamp: { kind: "device", settings: { device: "lamp" } },
    stay: { kind: "parameter", settings: { parameter: "stay" } },
    present: { kind: "off-delay" },
    left: { kind: "output" },
  },
  wires: ["sensor.occupancy -> present.in", "stay.out -> present.for", "present.out -> lamp.state", "present.false -> left.in"],
};

const devices = {
  motion: { ieee: "0x00158d00de216713", name: "hallway motion" },
  lamp: { ieee: "0x842e14ff5624d239", name: "kitchen light" },
};

const hall = {
  ziggyFlow: 1,
  devices,
  nodes: {
    hall: { kind: "subflow", settings: { flow: "subflows/linger.json", devices: { sensor: "motion", lamp: "lamp" } } },
    line: { kind: "log", settings: { text: "Nobody" } },
  },
  wires: ["hall.left -> line.in"],
};

const other = {
  ziggyFlow: 1,
  devices: { lamp: devices.lamp },
  nodes: { lamp: { kind: "device", settings: { device: "lamp" } }, line: { kind: "log" } },
  wires: ["lamp.state -> line.in"],
};

const trace = `home: small
echo: 60ms
0s    RECV   motion {"occupancy":false}
0s    RECV   lamp   {"state":"OFF"}
10s   RECV   motion {"occupancy":true}
10s   EXPECT lamp   {"state":"ON"}
1m    RECV   motion {"occupancy":false}
1m..3m NEVER lamp   *
4m    EXPECT lamp   {"state":"OFF"}
`;

async function project(): Promise<Workshop> {
  const shop = await workshop();
  await shop.write("flows/subflows/linger.json", JSON.stringify(linger));
  await shop.write("flows/hall.json", JSON.stringify(hall));
  await shop.write("flows/other.json", JSON.stringify(other));
  await shop.write("flows/traces/hall.txt", trace);
  return shop;
}

describe("subflows", () => {
  it("are checked with the flows, and alone", async () => {
    const { run, write } = await project();
    expect(await run(["check", ".", "--simulate"])).toMatchObject({ code: 0, stderr: expect.stringContaining("3 flows checked") });
    await write("flows/subflows/linger.json", JSON.stringify({ ...linger, wires: ["sensor.ocupancy -> present.in"] }));
    const broken = await run(["check", "flows/subflows/linger.json", "--simulate"]);
    expect(broken).toMatchObject({ code: 1, stderr: expect.stringContaining('"sensor" has no output "ocupancy"') });
    const caller = await run(["check", "flows/hall.json", "--simulate"]);
    expect(caller).toMatchObject({ code: 1, stderr: expect.stringContaining("flows/subflows/linger.json has an error") });
  });

  it("run where they are called, and never by themselves", async () => {
    const { run } = await project();
    const { code, stderr } = await run(["run", ".", "--simulate", "--once"]);
    expect({ code, stderr }).toMatchObject({ code: 0, stderr: expect.stringContaining("2 of 2 flows live") });
    const alone = await run(["run", "flows/subflows/linger.json", "--simulate"]);
    expect(alone).toMatchObject({ code: 2, stderr: expect.stringContaining("a subflow does not run by itself") });
  });

  it("are part of what a trace tests", async () => {
    const { run } = await project();
    expect(await run(["test", "."])).toMatchObject({ code: 0, stderr: expect.stringContaining("1 trace passed") });
  });

  it("are exported beside the module with -o, and within it on stdout; both run", async () => {
    const { run, folder, write } = await project();
    const printed = await run(["export", "flows/hall.json", "--simulate"]);
    expect(printed.stdout).toContain("export const linger = subflow(");
    expect(printed.stdout).not.toContain("./subflows");
    await write("one/flows/hall.ts", printed.stdout);
    expect(await run(["export", "flows/hall.json", "--simulate", "-o", "two/flows/hall.ts"])).toMatchObject({ code: 0 });
    expect(await readFile(join(folder, "two/flows/hall.ts"), "utf8")).toContain('import { linger } from "./subflows/linger.ts";');
    expect(await readFile(join(folder, "two/flows/subflows/linger.ts"), "utf8")).toContain("export const linger = subflow(");
    for (const place of ["one", "two"]) {
      expect(await run(["run", `${place}/flows/hall.ts`, "--simulate", "--once"])).toMatchObject({ code: 0 });
    }
  });

  it("start those flows anew that call them, when they change", async () => {
    const shop = await project();
    const run = shop.start(["run", ".", "--watch", "-v", "--simulate"]);
    await run.sees(/ready/);
    const changed = { ...linger, parameters: { ...linger.parameters, stay: { type: "duration", default: "4m" } } };
    await shop.write("flows/subflows/linger.json", JSON.stringify(changed));
    await run.sees(/(flow "hall" started[\s\S]*){2}/);
    expect(run.stderr.match(/flow "other" started/g)).toHaveLength(1);
  });
});
