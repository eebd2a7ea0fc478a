import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { connectAsync } from "mqtt";
import { describe, expect, it } from "vitest";
import type { CliProcess } from "../support/cli.ts";
import { createWorkshops, type Workshop } from "../support/workshop.ts";

const workshop = createWorkshops();

/** On with motion, off two seconds after it. */
const hall = {
  ziggyFlow: 1,
  devices: { lamp: { ieee: "0x842e14ff5624d239" }, motion: { ieee: "0x00158d00de216713" } },
  nodes: {
    lamp: { kind: "device", settings: { device: "lamp" } },
    motion: { kind: "device", settings: { device: "motion" } },
    present: { kind: "off-delay", inputs: { for: "2s" } },
  },
  wires: ["motion.occupancy -> present.in", "present.out -> lamp.state"],
};

const trace = "flows/traces/hall.txt";

/** What a sensor says, over the broker that a command told of. */
async function sensorOn(shop: Workshop, command: CliProcess) {
  const [url = ""] = /mqtt:\/\/[\d.:]+/.exec(command.stderr) ?? [];
  const client = await connectAsync(url);
  shop.own(() => client.endAsync(true));
  return (occupancy: boolean) => client.publishAsync("zigbee2mqtt/hallway motion", JSON.stringify({ occupancy, linkquality: 90 }));
}

async function visit(say: (occupancy: boolean) => Promise<unknown>): Promise<void> {
  await say(true);
  await new Promise((resolve) => setTimeout(resolve, 700));
  await say(false);
  await new Promise((resolve) => setTimeout(resolve, 3_000));
}

async function expectPassing(shop: Workshop): Promise<void> {
  const text = await readFile(join(shop.folder, trace), "utf8");
  expect(text).toMatch(/RECV +hallway motion \{"occupancy":true\}\n.*(EXPECT|ANY) +kitchen light \{"state":"ON"\}/);
  expect(text).toMatch(/EXPECT +kitchen light \{"state":"OFF"\}/);
  expect(await shop.run(["test", "flows"])).toMatchObject({ code: 0, stdout: `✓ ${trace}\n` });
  // It is about this flow: another one fails it.
  await shop.write("flows/hall.json", JSON.stringify(hall).replace('"2s"', '"9s"'));
  expect(await shop.run(["test", "flows"])).toMatchObject({ code: 1 });
}

describe("ziggy-flow record", () => {
  it("writes down what happens in a simulated home, and it passes", async () => {
    const shop = await workshop();
    await shop.write("flows/hall.json", JSON.stringify(hall));
    const recording = shop.start(["record", "flows/hall.json", "--simulate", "-o", trace]);
    await recording.sees(/recording/);
    await visit(await sensorOn(shop, recording));
    recording.signal("SIGINT");
    expect(await recording.exited).toMatchObject({
      code: 0,
      stdout: "",
      stderr: expect.stringContaining(`${trace} written, with 2 commands`),
    });
    await expectPassing(shop);
  });

  it("writes down what happens on a broker, where the flows are run by somebody else", async () => {
    const shop = await workshop();
    await shop.write("flows/hall.json", JSON.stringify(hall));
    const home = shop.start(["simulate"]);
    await home.sees(/answers on/);
    const [broker = ""] = /mqtt:\/\/[\d.:]+/.exec(home.stderr) ?? [];
    const running = shop.start(["run", "flows/hall.json", "--broker", broker]);
    await running.sees(/ready/);
    const recording = shop.start(["record", "flows/hall.json", "--broker", broker, "-o", trace]);
    await recording.sees(/recording/);
    const say = await sensorOn(shop, home);
    await say(false);
    await new Promise((resolve) => setTimeout(resolve, 300));
    await visit(say);
    recording.signal("SIGINT");
    expect(await recording.exited).toMatchObject({ code: 0 });
    expect(await readFile(join(shop.folder, trace), "utf8")).toContain("others: ignore");
    await expectPassing(shop);
  });

  it("ends by itself, and prints the trace where no file is named", async () => {
    const shop = await workshop();
    await shop.write("flows/hall.json", JSON.stringify(hall));
    const { code, stdout } = await shop.run(["record", "flows/hall.json", "--simulate", "--for", "1s"]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^# Recorded\..*\nflows: hall\nhome: small\nclock: \d{4}-\d\d-\d\d \d\d:\d\d:\d\d \S+\nplace: /);
  });

  it.each([
    [["record"], "missing required argument"],
    [["record", "flows/hall.json", "--for", "soon"], '"soon" is no time to record for'],
    [["record", "flows/none.json", "--simulate"], "flows/none.json"],
  ])("refuses %j", async (args, message) => {
    const shop = await workshop();
    await shop.write("flows/hall.json", JSON.stringify(hall));
    expect(await shop.run(args)).toMatchObject({ code: 2, stderr: expect.stringContaining(message) });
  });
});
