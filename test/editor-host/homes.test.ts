import { access, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { HomeSource } from "../../src/contract/facts.ts";
import { hasMosquitto, type Mosquitto, startMosquitto } from "../support/mosquitto.ts";
import { freePort } from "../support/ports.ts";
import { type PublishedHome, publishHome } from "../support/published-home.ts";
import { done, openTestEditor, type TestEditor } from "./support.ts";

const lamp = "0x842e14ff5624d239";

let editor: TestEditor;
beforeEach(async () => {
  editor = await openTestEditor();
});
afterEach(() => editor.close());

function brokerAt(url: string): HomeSource {
  return { type: "broker", url, baseTopic: "zigbee2mqtt" };
}

describe.skipIf(!hasMosquitto)("a real home", () => {
  let broker: Mosquitto;
  let home: PublishedHome;
  beforeEach(async () => {
    broker = await startMosquitto();
    home = await publishHome(broker.url, "small");
  });
  afterEach(async () => {
    await home.close();
    await broker.stop();
  });

  async function openHome(): Promise<string> {
    const folder = join(editor.folder, "my-home");
    done(await editor.client.createProject({ folder, source: brokerAt(broker.url) }));
    await editor.until(() => (editor.home?.home.devices.length ?? 0) > 0, "the device list");
    return folder;
  }

  it("is shown, and kept for the time without a broker", async () => {
    const folder = await openHome();
    expect(editor.home).toMatchObject({ broker: "connected", bridge: "online" });
    expect(editor.home?.notice).toBeUndefined();
    expect(await readFile(join(folder, "config.toml"), "utf8")).toContain(`port = ${broker.port}`);
    await expect.poll(() => access(join(folder, "home.json")).then(() => true)).toBe(true);
    await expect.poll(() => readFile(join(folder, "generated", "home.ts"), "utf8").catch(() => "")).toContain("kitchenLight");
    done(await editor.client.closeProject({}));
    await broker.kill();
    done(await editor.client.openProject({ folder }));
    expect(done(await editor.client.getHome({})).home.devices).toHaveLength(13);
    await broker.start();
  });

  it("is commanded by hand, through the topics of its names", async () => {
    await openHome();
    done(await editor.client.setDevice({ address: lamp, payload: { state: "ON", brightness: 10 } }));
    done(await editor.client.queryDevice({ address: lamp, keys: ["state"] }));
    await editor.until(() => editor.states.get(lamp)?.state.brightness === 10, "the echo");
    expect(home.commands).toEqual([
      { topic: "zigbee2mqtt/kitchen light/set", payload: { state: "ON", brightness: 10 } },
      { topic: "zigbee2mqtt/kitchen light/get", payload: { state: "" } },
    ]);
  });

  it("speaks for itself: nothing in it is pressed or reported by the editor", async () => {
    await openHome();
    expect(await editor.client.pressSimulated({ address: lamp, action: "on" })).toMatchObject({ ok: false, error: { code: "refused" } });
    expect(await editor.client.reportSimulated({ address: lamp, state: {} })).toMatchObject({ ok: false, error: { code: "refused" } });
  });

  it("says when the broker goes away and comes back", async () => {
    await openHome();
    await broker.kill();
    await editor.until(() => editor.home?.broker === "away", "the broker to be away");
    expect(await editor.client.setDevice({ address: lamp, payload: { state: "ON" } })).toMatchObject({
      ok: false,
      error: { code: "failed" },
    });
    await broker.start();
    await editor.until(() => editor.home?.broker === "connected", "the broker to be back");
  });

  it("merges what devices say, keeps the moment of an action, follows availability", async () => {
    await openHome();
    const remote = "0x842e14ff8600b2f0";
    await home.report("remote", { battery: 80 });
    await home.report("remote", { action: "on" });
    await home.report("remote", { action: "", linkquality: 20 });
    await home.publish("zigbee2mqtt/remote/availability", '{"state":"offline"}');
    await editor.until(() => editor.states.get(remote)?.availability === "offline", "the remote to be offline");
    expect(editor.states.get(remote)).toEqual({
      address: remote,
      availability: "offline",
      state: { battery: 80, linkquality: 20 },
      reportedAt: expect.any(Number),
      action: { word: "on", at: expect.any(Number) },
    });
  });
});

describe("a damaged home.json", () => {
  it("keeps no project from being opened, and stays as it is", async () => {
    const url = `mqtt://127.0.0.1:${await freePort()}`;
    const folder = await editor.makeFolder({
      "home.json": '{"devices": [',
      "config.toml": `[mqtt_server]\nhost = "127.0.0.1"\nport = ${new URL(url).port}\n`,
    });
    done(await editor.client.openProject({ folder }));
    await editor.until(() => editor.log.some(({ message }) => message.includes("home.json")), "a warning");
    expect(await readFile(join(folder, "home.json"), "utf8")).toBe('{"devices": [');
  });
});

describe("a broker that is not there", () => {
  it("does not keep the project from being opened, and says why there is no home", async () => {
    const folder = join(editor.folder, "my-home");
    const url = `mqtt://127.0.0.1:${await freePort()}`;
    expect(done(await editor.client.createProject({ folder, source: brokerAt(url) })).source).toEqual(brokerAt(url));
    await editor.until(() => editor.home?.notice !== undefined, "a notice");
    expect(editor.home?.home.devices).toEqual([]);
    expect(await editor.client.runFlows({})).toMatchObject({ ok: false, error: { code: "failed" } });
  });

  it("is told without its password, also to who opens the project next", async () => {
    const folder = join(editor.folder, "my-home");
    const port = await freePort();
    const project = done(await editor.client.createProject({ folder, source: brokerAt(`mqtt://me:secret@127.0.0.1:${port}`) }));
    expect(project.source).toEqual(brokerAt(`mqtt://me@127.0.0.1:${port}`));
    const kept = await Promise.all(["app/projects.json", "my-home/config.toml"].map((path) => readFile(join(editor.folder, path), "utf8")));
    expect(kept.join("\n")).not.toContain('secret"');
    expect(kept.join("\n")).not.toContain(":secret@");
    expect(kept[1]).toContain('user = "me"');
  });
});

describe("the source of devices", () => {
  it("can be changed while a project is open, which stops its flows", async () => {
    done(await editor.client.openPlayground({ home: "small" }));
    done(await editor.client.runFlows({ ids: ["remote"] }));
    const project = done(await editor.client.setSource({ source: { type: "simulated", home: "typical" } }));
    expect(project.source).toEqual({ type: "simulated", home: "typical" });
    expect(done(await editor.client.getHome({})).home.devices).toHaveLength(61);
    expect(done(await editor.client.getRuns({}))).toEqual([]);
  });

  it("stays what it was when the new one cannot be used", async () => {
    done(await editor.client.openPlayground({ home: "small" }));
    const source: HomeSource = { type: "broker", url: "ftp://nowhere", baseTopic: "zigbee2mqtt" };
    expect(await editor.client.setSource({ source })).toMatchObject({ ok: false, error: { remedy: expect.any(String) } });
    expect(done(await editor.client.getSession({})).project?.source).toEqual({ type: "simulated", home: "small" });
    expect(done(await editor.client.getHome({})).home.devices).toHaveLength(13);
  });

  it("is the one of last time when a project is opened again", async () => {
    const { folder } = done(await editor.client.openPlayground({ home: "small" }));
    done(await editor.client.setSource({ source: { type: "simulated", home: "example" } }));
    done(await editor.client.closeProject({}));
    expect(done(await editor.client.openProject({ folder })).source).toEqual({ type: "simulated", home: "example" });
    expect(done(await editor.client.getSession({})).recent).toEqual([{ folder, name: "small" }]);
  });

  it.each([
    [
      "the broker of its configuration",
      { "config.toml": '[mqtt_server]\nhost = "10.0.0.9"\nport = 1884\nbase_topic = "z2m"\n' },
      { type: "broker", url: "mqtt://10.0.0.9:1884", baseTopic: "z2m" },
    ],
    [
      "without one, a simulated home",
      { "flows/empty.json": '{"ziggyFlow":1,"nodes":{},"wires":[]}' },
      { type: "simulated", home: "small" },
    ],
  ] as const)("is %s when a folder is opened for the first time", async (_, files, source) => {
    const folder = await editor.makeFolder(files);
    expect(done(await editor.client.openProject({ folder })).source).toEqual(source);
  });

  it("is not guessed from a configuration that is wrong", async () => {
    const folder = await editor.makeFolder({ "config.toml": "[mqtt_server\n" });
    expect(await editor.client.openProject({ folder })).toMatchObject({
      ok: false,
      error: { code: "failed", message: expect.stringContaining("config.toml") },
    });
  });
});
