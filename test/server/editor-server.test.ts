import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import type { Port } from "../../src/contract/wire.ts";
import { type EditorServer, startEditorServer } from "../../src/server/editor-server.ts";

let folder: string;
let server: EditorServer;
let attached: Port[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "editor-server-"));
  await mkdir(join(folder, "site", "assets"), { recursive: true });
  await writeFile(join(folder, "site", "index.html"), "<!doctype html><title>editor</title>");
  await writeFile(join(folder, "site", "assets", "main.js"), "1");
  await writeFile(join(folder, "secret.txt"), "secret");
  attached = [];
  server = await startEditorServer({ folder: join(folder, "site"), attach: (port) => attached.push(port) });
});
afterEach(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** `fetch` refuses to send a foreign Host or Origin; node:http does as it is told. */
function ask(
  path: string,
  headers: Record<string, string> = {},
  options: { method?: string; body?: string; port?: number } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const call = request(
      { host: "127.0.0.1", port: options.port ?? server.port, path, headers, method: options.method ?? "GET" },
      (response) => {
        let body = "";
        response.on("data", (chunk) => {
          body += chunk;
        });
        response.on("end", () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
      },
    );
    call.on("error", reject);
    call.end(options.body);
  });
}

async function logIn(): Promise<string> {
  const { headers } = await ask(new URL(server.url()).search.replace(/^/, "/"));
  return String(headers["set-cookie"]).split(";")[0] ?? "";
}

function openSocket(headers: Record<string, string>): Promise<"open" | number> {
  return new Promise((resolve) => {
    const socket = new WebSocket(`ws://127.0.0.1:${server.port}/socket`, { headers });
    socket.on("open", () => {
      resolve("open");
      socket.terminate();
    });
    socket.on("unexpected-response", (_, response) => resolve(response.statusCode ?? 0));
    socket.on("error", () => {});
  });
}

describe("editor server", () => {
  it("trades the printed token for a cookie once, and serves the editor with it", async () => {
    const path = `/${new URL(server.url()).search}`;
    const first = await ask(path);
    expect(first.status).toBe(303);
    expect(String(first.headers["set-cookie"])).toMatch(/HttpOnly; SameSite=Strict/);
    expect((await ask(path)).status).toBe(401);
    expect((await ask("/", { cookie: String(first.headers["set-cookie"]).split(";")[0] ?? "" })).body).toContain("<title>editor</title>");
  });

  it.each([
    ["no cookie", {}, 401],
    ["a made-up cookie", { cookie: "ziggy-flow-1=x; ziggy-flow=__proto__" }, 401],
    ["a foreign Host", { host: "evil.example" }, 403],
    ["another port's Host", { host: "127.0.0.1:1" }, 403],
    ["a foreign Origin", { origin: "https://evil.example" }, 403],
    ["Origin null", { origin: "null" }, 403],
    ["a cross-site fetch", { "sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors" }, 403],
  ])("refuses a request with %s", async (_, headers, status) => {
    expect((await ask("/", headers as Record<string, string>)).status).toBe(status);
  });

  it.each([
    ["a foreign Host", { host: "evil.example" }],
    ["a foreign Origin", { origin: "https://evil.example" }],
    ["Origin null", { origin: "null" }],
  ])("refuses an authenticated request with %s", async (_, headers) => {
    expect((await ask("/", { cookie: await logIn(), ...headers } as Record<string, string>)).status).toBe(403);
  });

  it.each([
    "/../secret.txt",
    "/assets/../../secret.txt",
    "/%2e%2e/secret.txt",
    "/assets/..%2f..%2fsecret.txt",
    "/__proto__",
    "/constructor",
  ])("finds nothing outside its folder: %s", async (path) => {
    const { status, body } = await ask(path, { cookie: await logIn() });
    expect([status, body.includes("secret")]).toEqual([404, false]);
  });

  it("allows no inline script, no evaluation, no framing, and no other origin", async () => {
    const { headers } = await ask("/", { cookie: await logIn() });
    const policy = String(headers["content-security-policy"]);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe-/);
    expect(headers["access-control-allow-origin"]).toBeUndefined();
  });

  it("opens a line to the page that it served", async () => {
    const cookie = await logIn();
    expect(await openSocket({ cookie, origin: `http://127.0.0.1:${server.port}` })).toBe("open");
    expect(attached).toHaveLength(1);
  });

  it.each([
    ["without a cookie", (_cookie: string, origin: string) => ({ origin })],
    ["from another origin", (cookie: string) => ({ cookie, origin: "https://evil.example" })],
    ["without an origin", (cookie: string) => ({ cookie })],
    ["through another host name", (cookie: string, origin: string) => ({ cookie, origin, host: "evil.example" })],
  ])("refuses a socket %s", async (_, headers) => {
    expect(await openSocket(headers(await logIn(), `http://127.0.0.1:${server.port}`))).toBe(403);
    expect(attached).toHaveLength(0);
  });

  it("survives bytes that are not HTTP", async () => {
    for (const bytes of [
      "\0\0\0",
      "GET\r\n\r\n",
      "GET / HTTP/9.9\r\nhost\r\n\r\n",
      `GET //[ HTTP/1.1\r\nhost: 127.0.0.1:${server.port}\r\n\r\n`,
    ]) {
      await new Promise<void>((resolve) => {
        const socket = connect(server.port, "127.0.0.1", () => socket.end(bytes));
        socket.on("close", () => resolve()).on("error", () => resolve());
        socket.resume();
      });
    }
    expect((await ask("/", { cookie: await logIn() })).status).toBe(200);
  });

  it.each([undefined, "", "short"])("refuses to listen beyond loopback with the password %j", async (password) => {
    await expect(startEditorServer({ folder: join(folder, "site"), host: "0.0.0.0", password, attach: () => {} })).rejects.toThrow(
      /password/,
    );
  });

  it("opens with the password where one is set, and not with another", async () => {
    const locked = await startEditorServer({ folder: join(folder, "site"), password: "correct horse", attach: () => {} });
    const form = (password: string) =>
      ask("/login", {}, { port: locked.port, method: "POST", body: new URLSearchParams({ password }).toString() });
    expect((await form("wrong horse!")).status).toBe(401);
    const opened = await form("correct horse");
    expect(opened.status).toBe(303);
    expect((await ask("/", { cookie: String(opened.headers["set-cookie"]).split(";")[0] ?? "" }, { port: locked.port })).status).toBe(200);
    await locked.close();
  });
});
