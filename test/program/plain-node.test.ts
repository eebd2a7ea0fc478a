import { execFile } from "node:child_process";
import { mkdir, symlink } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { beforeAll, describe, expect, it } from "vitest";
import { homePayload } from "../support/homes.ts";
import { hasMosquitto, startMosquitto } from "../support/mosquitto.ts";
import { freePort } from "../support/ports.ts";
import { type PublishedHome, publishHome, untilSets } from "../support/published-home.ts";
import { until } from "../support/until.ts";
import { createWorkshops, type Workshop } from "../support/workshop.ts";

const repository = fileURLToPath(new URL("../../", import.meta.url));
const workshop = createWorkshops();

beforeAll(async () => {
  await promisify(execFile)(process.execPath, [join(repository, "scripts/build.mjs")]);
}, 120_000);

/** A folder of a person's own, with the package installed. */
async function ownProgram(file: string, text: string): Promise<{ shop: Workshop; script: string }> {
  const shop = await workshop();
  const link = join(shop.folder, "node_modules", "ziggy-flow");
  await mkdir(dirname(link), { recursive: true });
  await symlink(repository, link);
  await shop.write(file, text);
  return { shop, script: join(shop.folder, file) };
}

async function realHome(
  shop: Workshop,
  options: Parameters<typeof startMosquitto>[0] = {},
): Promise<{ url: string; port: number; home: PublishedHome }> {
  const broker = await startMosquitto(options);
  shop.own(() => broker.stop());
  const home = await publishHome(broker.url, "small");
  shop.own(() => home.close());
  return { url: broker.url, port: broker.port, home };
}

const program = `import { connect } from "ziggy-flow";
const { home, runtime, close } = await connect();
home.frontDoor.contact.onChange((closed) => home.kitchenLight.state.set(!closed), { first: true });
await runtime.subscribed();
console.log("devices", [...home.devices].length);
`;

const flow = `import { flow } from "ziggy-flow";
export default flow("any-name", (home) => {
  home.frontDoor.contact.onChange((closed) => home.kitchenLight.state.set(!closed));
});
`;

describe.skipIf(!hasMosquitto)("a program on plain Node", () => {
  it("connects by the config.toml above it, reacts, and ends with 0 on SIGTERM", async () => {
    const { shop, script } = await ownProgram("automations/door.mjs", program);
    const { port, home } = await realHome(shop);
    await shop.write("config.toml", `[mqtt_server]\nhost = "127.0.0.1"\nport = ${port}\n`);
    const run = shop.start([], { script });
    await until(() => /devices \d/.test(run.stdout), 15_000, "the program");
    await home.report("front door", { contact: false });
    await untilSets(home, "kitchen light", 1);
    run.signal("SIGTERM");
    const { code, stderr } = await run.exited;
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(home.setsOf("kitchen light")).toEqual([{ state: "ON" }]);
  });

  it("ends by itself when it closes what it has opened", async () => {
    const { shop, script } = await ownProgram("once.mjs", `${program}await close();\n`);
    const { url } = await realHome(shop);
    const { code, stdout } = await shop.run([], { script, env: { ZIGGY_FLOW_BROKER: url } });
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringMatching(/^devices \d+\n$/) });
  });

  it.each([
    ["no configuration", undefined, {}, "there is no config.toml beside the program or above it"],
    [
      "a broken configuration",
      "[mqtt_server]\nhost = broker.local\n",
      {},
      'config.toml:2:8: this is not TOML: invalid value; write it in quotes: host = "broker.local"',
    ],
    ["no broker there", undefined, { ZIGGY_FLOW_BROKER: "127.0.0.1:2" }, "nothing listens on 127.0.0.1:2"],
  ])("says in words what is missing: %s", async (_, config, env, words) => {
    const { shop, script } = await ownProgram("door.mjs", program);
    if (config !== undefined) await shop.write("config.toml", config);
    const { code, stderr } = await shop.run([], { script, env });
    expect(code).not.toBe(0);
    expect(stderr).toContain(words);
  });

  it("goes on with home.json while the broker is away", async () => {
    const { shop, script } = await ownProgram(
      "once.mjs",
      `import { connect } from "ziggy-flow";
const { home, close } = await connect();
console.log("devices", [...home.devices].length);
await close();
`,
    );
    await shop.write("config.toml", `[mqtt_server]\nhost = "127.0.0.1"\nport = ${await freePort()}\n`);
    await shop.write("home.json", JSON.stringify({ devices: homePayload("small", "devices"), groups: [] }));
    const { code, stdout, stderr } = await shop.run([], { script });
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringMatching(/^devices [1-9]\d*\n$/) });
    expect(stderr).toContain("going on with the devices of home.json");
  });
});

describe.skipIf(!hasMosquitto)("a flow's module on plain Node", () => {
  it("runs by itself, under its file's name, and ends with 0 on Ctrl-C", async () => {
    const { shop, script } = await ownProgram("automations/door-light.mjs", flow);
    const { url, home } = await realHome(shop);
    const run = shop.start([], { script, env: { ZIGGY_FLOW_BROKER: url } });
    await run.sees(/^door-light is running/m);
    await home.report("front door", { contact: true });
    await home.report("front door", { contact: false });
    await untilSets(home, "kitchen light", 1);
    run.signal("SIGINT");
    expect((await run.exited).code).toBe(0);
    expect(home.setsOf("kitchen light")).toEqual([{ state: "ON" }]);
  });

  it("ends with 78 without a configuration, and with 1 without a device list", async () => {
    const { shop, script } = await ownProgram("door-light.mjs", flow);
    expect(await shop.run([], { script })).toMatchObject({ code: 78 });
    const broker = await startMosquitto();
    shop.own(() => broker.stop());
    const { code, stderr } = await shop.run([], { script, env: { ZIGGY_FLOW_BROKER: broker.url } });
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: expect.stringContaining("connected, but zigbee2mqtt/bridge/devices has not come"),
    });
  });

  it("ends with the code that it asks for", async () => {
    const { shop, script } = await ownProgram(
      "stopper.mjs",
      flow.replace("{ flow }", "{ flow, stop }").replace("home.kitchenLight.state.set(!closed)", "stop(7)"),
    );
    const { url, home } = await realHome(shop);
    const run = shop.start([], { script, env: { ZIGGY_FLOW_BROKER: url } });
    await run.sees(/^stopper is running/m);
    await home.report("front door", { contact: true });
    await home.report("front door", { contact: false });
    expect((await run.exited).code).toBe(7);
  });
});
