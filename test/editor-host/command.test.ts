import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { until } from "../support/until.ts";
import { createWorkshops, type Workshop } from "../support/workshop.ts";

const workshop = createWorkshops();

async function startEditor({ folder, start }: Workshop, ...args: readonly string[]) {
  const running = start(["edit", "--no-open", ...args], { env: { ZIGGY_FLOW_DATA: join(folder, "data") } });
  await until(() => running.stdout.includes("\n"), 60_000, `the editor's address\n${running.stderr}`);
  const url = new URL(running.stdout.trim());
  return { running, url };
}

/** Trades the address for a cookie, as a browser does. */
async function logIn(url: URL): Promise<string> {
  const answer = await fetch(url, { redirect: "manual" });
  expect(answer.status).toBe(303);
  return answer.headers.get("set-cookie")?.split(";")[0] ?? "";
}

/** Asks the host one thing over the socket, as the page does. */
async function ask(url: URL, cookie: string, name: string): Promise<unknown> {
  const socket = new WebSocket(`ws://${url.host}/socket`, { headers: { cookie, origin: url.origin } });
  await new Promise((resolve, reject) => {
    socket.once("open", resolve);
    socket.once("error", reject);
  });
  socket.send(JSON.stringify({ type: "call", id: 1, name, input: {} }));
  const answer = await new Promise<{ readonly result: unknown }>((resolve) => {
    socket.on("message", (data) => {
      const message = JSON.parse(String(data));
      if (message.type === "answer") resolve(message);
    });
  });
  socket.terminate();
  return answer.result;
}

describe("ziggy-flow edit", () => {
  it("prints one address, serves the page to who has it, and ends with SIGINT", async () => {
    const { running, url } = await startEditor(await workshop(), "--simulate");
    expect(url.hostname).toBe("127.0.0.1");
    const cookie = await logIn(url);
    const page = await fetch(url.origin, { headers: { cookie } });
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining("<title>Ziggy Flow</title>")]);
    expect((await fetch(url.origin)).status).toBe(401);
    expect(await ask(url, cookie, "getSession")).toMatchObject({
      value: { face: "browser", project: { source: { type: "simulated", home: "small" } } },
    });
    running.signal("SIGINT");
    expect(await running.exited).toMatchObject({ code: 0, stdout: `${url.href}\n` });
  });

  it("opens the present folder when that is a project, with the home that its flows are bound to", async () => {
    const shop = await workshop();
    await shop.copy("flows/hall-light.json");
    const { url } = await startEditor(shop, "--simulate=typical");
    expect(await ask(url, await logIn(url), "getSession")).toMatchObject({
      value: { project: { folder: shop.folder, source: { home: "typical" }, flows: [{ id: "hall-light" }] } },
    });
  });

  it("opens nothing where there is no project: the page then offers what to do", async () => {
    const { url } = await startEditor(await workshop());
    const session = await ask(url, await logIn(url), "getSession");
    expect(session).toMatchObject({ ok: true, value: { recent: [] } });
    expect(session).not.toHaveProperty("value.project");
  });

  it("says the address as data", async () => {
    const shop = await workshop();
    const running = shop.start(["edit", "--no-open", "--json"], { env: { ZIGGY_FLOW_DATA: join(shop.folder, "data") } });
    await until(() => running.stdout.includes("\n"), 60_000, "the editor's address");
    const { url, port } = JSON.parse(running.stdout);
    expect(new URL(url).port).toBe(String(port));
  });

  it.each([
    ["a folder that is not there", ["nowhere"], 2, "there is no such folder"],
    ["a home that is not shipped", [".", "--simulate=mine"], 2, "small, typical, large or example"],
    ["what is no port", ["--port", "x"], 2, "no port"],
    ["an open address without a password", ["--host", "0.0.0.0"], 1, "ZIGGY_FLOW_EDITOR_PASSWORD"],
  ])("refuses %s", async (_, args, code, message) => {
    const { folder, run } = await workshop();
    const env = { ZIGGY_FLOW_DATA: join(folder, "data"), ZIGGY_FLOW_EDITOR_PASSWORD: "" };
    expect(await run(["edit", "--no-open", ...args], { env })).toMatchObject({
      code,
      stdout: "",
      stderr: expect.stringContaining(message),
    });
  });

  it("leaves with 78 when the project's configuration is wrong", async () => {
    const { folder, run, write } = await workshop();
    await mkdir(join(folder, "flows"));
    await write("config.toml", "[mqtt_server\n");
    const result = await run(["edit", "--no-open"], { env: { ZIGGY_FLOW_DATA: join(folder, "data") } });
    expect(result).toMatchObject({ code: 78, stderr: expect.stringContaining("config.toml") });
  });
});
