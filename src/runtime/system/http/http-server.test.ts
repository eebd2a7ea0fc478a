import { request as sendRequest } from "node:http";
import { connect } from "node:net";
import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import type { HttpRequest, HttpRoute } from "../../core/services.ts";
import { SystemClock } from "../system-clock.ts";
import { HttpServer } from "./http-server.ts";
import { longestBody } from "./read-body.ts";

const servers: HttpServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

interface Setup {
  readonly server: HttpServer;
  readonly port: number;
  readonly requests: HttpRequest[];
  readonly problems: string[];
}

async function serve(
  routes: readonly HttpRoute[],
  options: { token?: string; host?: string } = {},
  answer?: (request: HttpRequest) => void,
): Promise<Setup> {
  const requests: HttpRequest[] = [];
  const problems: string[] = [];
  const server = await new Promise<HttpServer>((resolve) => {
    const made: HttpServer = new HttpServer({
      settings: { host: options.host ?? "127.0.0.1", port: 0, token: options.token },
      clock: new SystemClock(),
      onProblem: (text) => problems.push(text),
      onListening: () => resolve(made),
    });
    for (const route of routes) {
      made.route(route, (request) => {
        requests.push(request);
        (answer ?? ((asked) => asked.reply(200, "done")))(request);
      });
    }
  });
  servers.push(server);
  return { server, port: server.port ?? 0, requests, problems };
}

interface Answer {
  readonly status: number;
  readonly text: string;
  readonly headers: Readonly<Record<string, unknown>>;
}

function ask(
  port: number,
  method: string,
  path: string,
  options: { headers?: Record<string, string>; body?: string } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = sendRequest({ host: "127.0.0.1", port, method, path, headers: options.headers, agent: false }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (chunk: string) => {
        text += chunk;
      });
      response.on("end", () => resolve({ status: response.statusCode ?? 0, text, headers: response.headers }));
    });
    request.on("error", reject);
    request.end(options.body);
  });
}

/** Sends bytes as they are; resolves with whatever comes back until the connection is closed. */
function askRaw(port: number, bytes: Uint8Array): Promise<string> {
  return new Promise((resolve) => {
    let text = "";
    const socket = connect({ port, host: "127.0.0.1" }, () => socket.end(bytes));
    socket.on("data", (chunk: Buffer) => {
      text += chunk.toString("latin1");
    });
    socket.on("error", () => resolve(text));
    socket.on("close", () => resolve(text));
  });
}

const post: HttpRoute = { method: "POST", path: "/lamp" };

describe("HttpServer", () => {
  it("hands a request to its route and sends what the flow replies", async () => {
    const { port, requests } = await serve([post], {}, (request) => request.reply(201, { seen: request.body ?? null }));
    const answer = await ask(port, "POST", "/lamp?a=1&b=two%20words", {
      headers: { "content-type": "application/json", "x-own": "yes" },
      body: '{"on":true}',
    });
    expect(answer).toMatchObject({ status: 201, text: '{"seen":{"on":true}}', headers: { "content-type": "application/json" } });
    expect(requests[0]).toMatchObject({ method: "POST", path: "/lamp", body: { on: true }, text: '{"on":true}' });
    expect([...(requests[0]?.query ?? [])]).toEqual([
      ["a", "1"],
      ["b", "two words"],
    ]);
    expect(requests[0]?.headers.get("x-own")).toBe("yes");
  });

  it.each<[string, Parameters<HttpRequest["reply"]>, string, string]>([
    ["nothing", [200], "", "undefined"],
    ["text", [200, "hello"], "hello", "text/plain; charset=utf-8"],
    ["a page", [200, "<!doctype html><p>"], "<!doctype html><p>", "text/html; charset=utf-8"],
    ["a number", [200, 5], "5", "application/json"],
    ["null", [200, null], "null", "application/json"],
  ])("replies with %s", async (_, reply, text, type) => {
    const { port } = await serve([post], {}, (request) => request.reply(...reply));
    const answer = await ask(port, "POST", "/lamp");
    expect([answer.status, answer.text, String(answer.headers["content-type"])]).toEqual([200, text, type]);
  });

  it("counts only the first reply, and takes an impossible status for a fault", async () => {
    const { port } = await serve([post], {}, (request) => {
      request.reply(7_000, "first");
      request.reply(200, "second");
    });
    expect(await ask(port, "POST", "/lamp")).toMatchObject({ status: 500, text: "first" });
  });

  it.each([
    ["GET", "/nothing", 404, "No flow answers this path."],
    ["GET", "/lamp/", 404, "No flow answers this path."],
    ["GET", "/lamp", 405, "This path answers POST."],
    ["POST", "/%E0%A4%A", 404, "No flow answers this path."],
    ["POST", "/../lamp/x/../../etc/passwd", 404, "No flow answers this path."],
    ["GET", "/__proto__", 404, "No flow answers this path."],
    ["GET", "/constructor", 404, "No flow answers this path."],
  ])("answers %s %s with %i in words", async (method, path, status, text) => {
    const { port, requests } = await serve([post]);
    const answer = await ask(port, method, path);
    expect([answer.status, answer.text]).toEqual([status, `${text}\n`]);
    expect(requests).toEqual([]);
  });

  it("says which methods a path answers", async () => {
    const { port } = await serve([post, { method: "GET", path: "/lamp" }]);
    expect((await ask(port, "DELETE", "/lamp")).headers).toMatchObject({ allow: "POST, GET" });
  });

  it("refuses a body that is too long, and one that is not the JSON it says it is", async () => {
    const { port, requests } = await serve([post]);
    expect(await ask(port, "POST", "/lamp", { body: "x".repeat(longestBody + 1) }).catch(() => ({ status: 413 }))).toMatchObject({
      status: 413,
    });
    expect(await ask(port, "POST", "/lamp", { headers: { "content-type": "application/json" }, body: "{on" })).toMatchObject({
      status: 400,
    });
    expect(requests).toEqual([]);
    expect(await ask(port, "POST", "/lamp", { body: "{on" })).toMatchObject({ status: 200 });
    expect(requests[0]).toMatchObject({ text: "{on", body: undefined });
  });

  it("refuses what does not fit the route's schema, saying where", async () => {
    const schema = { type: "object", properties: { level: { type: "number", maximum: 10 } }, required: ["level"] };
    const { port, requests } = await serve([{ ...post, schema }]);
    expect(await ask(port, "POST", "/lamp", { body: '{"level":50}' })).toMatchObject({
      status: 400,
      text: expect.stringContaining("/level must be <= 10"),
    });
    expect(await ask(port, "POST", "/lamp", { body: "" })).toMatchObject({ status: 400 });
    expect(requests).toEqual([]);
    expect(await ask(port, "POST", "/lamp", { body: '{"level":5}' })).toMatchObject({ status: 200 });
  });

  it.each([{ type: 5 }, "text"])("says that a schema cannot be used: %j", async (schema) => {
    const { port } = await serve([{ ...post, schema }]);
    expect(await ask(port, "POST", "/lamp", { body: "{}" })).toMatchObject({ status: 500, text: expect.stringContaining("schema") });
  });

  it.each<[string, Record<string, string>, number]>([
    ["a foreign Host (DNS rebinding)", { host: "evil.example:5001" }, 403],
    ["a malformed Host", { host: "a b" }, 400],
    ["a foreign Origin", { origin: "https://evil.example" }, 403],
    ["an Origin of another port", { origin: "http://127.0.0.1:1" }, 403],
    ["the Origin null of a sandboxed page", { origin: "null" }, 403],
    ["a request from another site's page", { "sec-fetch-site": "cross-site" }, 403],
  ])("refuses %s", async (_, headers, status) => {
    const { port, requests } = await serve([post]);
    expect((await ask(port, "POST", "/lamp", { headers })).status).toBe(status);
    expect(requests).toEqual([]);
  });

  it("refuses a request without a Host", async () => {
    const { port, requests } = await serve([post]);
    expect(await askRaw(port, Buffer.from("POST /lamp HTTP/1.0\r\n\r\n"))).toMatch(/^HTTP\/1\.1 400 /);
    expect(requests).toEqual([]);
  });

  it.each([["localhost"], ["127.0.0.1"], ["[::1]"]])("answers to the name %s, also from its own pages", async (name) => {
    const { port } = await serve([post]);
    const host = `${name}:${port}`;
    expect(await ask(port, "POST", "/lamp", { headers: { host, origin: `http://${host}` } })).toMatchObject({ status: 200 });
  });

  it.each<[string, string | undefined, number]>([
    ["no token", undefined, 401],
    ["a wrong token", "Bearer wrong", 401],
    ["a longer token", "Bearer secret-token-and-more", 401],
    ["another scheme", "Basic secret-token", 401],
    ["the token", "Bearer secret-token", 200],
  ])("with a token configured, answers %s accordingly", async (_, authorization, status) => {
    const { port } = await serve([post], { token: "secret-token" });
    const answer = await ask(port, "POST", "/lamp", authorization === undefined ? {} : { headers: { authorization } });
    expect(answer.status).toBe(status);
    expect(answer.text).not.toContain("secret-token");
  });

  it("demands a route's own token in place of the configured one, and tells strangers nothing of paths", async () => {
    const { port } = await serve([{ ...post, token: "own" }], { token: "all" });
    expect(await ask(port, "POST", "/lamp", { headers: { authorization: "Bearer all" } })).toMatchObject({ status: 401 });
    expect(await ask(port, "POST", "/lamp", { headers: { authorization: "Bearer own" } })).toMatchObject({ status: 200 });
    expect(await ask(port, "GET", "/nothing")).toMatchObject({ status: 401 });
  });

  it("answers 500 when a handler throws, reports it and goes on", async () => {
    const { port, problems } = await serve([post], {}, () => {
      throw new Error("fault in a flow");
    });
    expect(await ask(port, "POST", "/lamp")).toMatchObject({ status: 500 });
    expect(await ask(port, "POST", "/lamp")).toMatchObject({ status: 500 });
    expect(problems).toEqual(["HTTP: fault in a flow", "HTTP: fault in a flow"]);
  });

  it("refuses a route that is taken or no path, and frees it with its disposer", async () => {
    const { server, port } = await serve([post]);
    expect(() => server.route(post, () => undefined)).toThrow("The route POST /lamp is taken by another node");
    expect(() => server.route({ method: "GET", path: "lamp" }, () => undefined)).toThrow("starts with a slash");
    const remove = server.route({ method: "GET", path: "/other" }, (request) => request.reply(200));
    expect((await ask(port, "GET", "/other")).status).toBe(200);
    remove();
    remove();
    expect((await ask(port, "GET", "/other")).status).toBe(404);
    expect(() => server.route({ method: "GET", path: "/other" }, () => undefined)).not.toThrow();
  });

  it("says that the port is taken, and goes on trying without harm", async () => {
    const { port } = await serve([post]);
    const problem = await new Promise<string>((resolve) => {
      const second = new HttpServer({
        settings: { host: "127.0.0.1", port, token: undefined },
        clock: new SystemClock(),
        onProblem: resolve,
      });
      servers.push(second);
      second.route(post, () => undefined);
    });
    expect(problem).toMatch(/in use by another program; set another port/);
  });

  it("opens nothing that can be reached from outside without a token", () => {
    const problems: string[] = [];
    const settings = { host: "0.0.0.0", port: 0, token: undefined };
    const server = new HttpServer({ settings, clock: new SystemClock(), onProblem: (text) => problems.push(text) });
    server.route(post, () => undefined);
    expect(problems).toEqual([expect.stringContaining("no token is set; nothing is opened")]);
    expect(server.port).toBeUndefined();
  });

  it("survives malformed requests of any kind", async () => {
    const { port, problems } = await serve([post]);
    const line = fc.constantFrom(
      "POST /lamp HTTP/1.1\r\n",
      "GET http://[ HTTP/1.1\r\n",
      "POST * HTTP/1.1\r\n",
      "CONNECT a:1 HTTP/1.1\r\n",
      "",
    );
    const header = fc.constantFrom(
      "Host: 127.0.0.1\r\n",
      "Content-Length: 5\r\n",
      "Content-Length: -1\r\n",
      "Transfer-Encoding: chunked\r\n",
      "Host: \0\r\n",
      "\r\n",
    );
    await fc.assert(
      fc.asyncProperty(line, fc.array(header, { maxLength: 5 }), fc.uint8Array({ maxLength: 200 }), async (first, headers, rest) => {
        await askRaw(port, Buffer.concat([Buffer.from(first + headers.join("")), rest]));
      }),
      { numRuns: 200 },
    );
    expect(await ask(port, "POST", "/lamp")).toMatchObject({ status: 200 });
    expect(problems).toEqual([]);
  });

  it("closes although a flow has not answered", async () => {
    const { server, port } = await serve([post], {}, () => undefined);
    const asked = ask(port, "POST", "/lamp").catch((error: Error) => error.message);
    await new Promise((resolve) => setTimeout(resolve, 100));
    await server.close();
    expect(await asked).toMatch(/socket hang up|ECONNRESET/);
  });
});
