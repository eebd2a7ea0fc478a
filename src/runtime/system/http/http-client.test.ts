import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fetchHttp } from "./http-client.ts";

let server: Server;
let address = "";
const seen: { method: string | undefined; type: string | undefined; body: string }[] = [];

beforeAll(async () => {
  server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const at = server.address();
  address = `http://127.0.0.1:${typeof at === "object" && at !== null ? at.port : 0}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  let body = "";
  for await (const chunk of request) body += String(chunk);
  seen.push({ method: request.method, type: request.headers["content-type"], body });
  switch (request.url?.split("?")[0]) {
    case "/json":
      response.setHeader("x-own", "yes").end('{"a":1}');
      return;
    case "/refused":
      response.writeHead(418).end("no");
      return;
    case "/never":
      return;
    case "/slow-body":
      response.write("begin");
      return;
    case "/large":
      response.end(Buffer.alloc(6 * 1024 * 1024));
      return;
    default:
      response.destroy();
  }
}

describe("fetchHttp", () => {
  it("gives status, headers, text and JSON", async () => {
    const response = await fetchHttp({ url: `${address}/json` });
    expect(response).toMatchObject({ status: 200, text: '{"a":1}', body: { a: 1 } });
    expect(response.headers.get("x-own")).toBe("yes");
    expect(seen.at(-1)).toMatchObject({ method: "GET", body: "" });
  });

  it("takes an answer of any status for an answer", async () => {
    expect(await fetchHttp({ url: `${address}/refused` })).toMatchObject({ status: 418, text: "no", body: undefined });
  });

  it.each([
    [{ a: 1 }, undefined, "application/json", '{"a":1}'],
    ["text", undefined, "text/plain; charset=utf-8", "text"],
    [{ a: 1 }, { "Content-Type": "application/ld+json" }, "application/ld+json", '{"a":1}'],
  ] as const)("sends %j as a POST", async (body, headers, type, sent) => {
    await fetchHttp({ url: `${address}/json`, body, ...(headers === undefined ? {} : { headers }) });
    expect(seen.at(-1)).toEqual({ method: "POST", type, body: sent });
  });

  it.each([
    ["no answer", "/never", "has not answered within 200 ms"],
    ["an answer that never ends", "/slow-body", "has not answered within 200 ms"],
    ["a connection broken off", "/broken", "broke the connection off"],
    ["too long an answer", "/large", "answered with more than"],
  ])("rejects in words on %s", async (_, path, text) => {
    const timeout = path === "/large" ? 5_000 : 200;
    await expect(fetchHttp({ url: `${address}${path}?key=secret`, timeout })).rejects.toThrow(text);
    await expect(fetchHttp({ url: `${address}${path}?key=secret`, timeout })).rejects.not.toThrow("secret");
  });

  it.each([
    ["http://127.0.0.1:2/", "nothing listens there"],
    ["http://no-such-host.invalid/", "the host is not known"],
    ["file:///etc/passwd", "is not an address"],
    ["nonsense", "is not an address"],
  ])("rejects in words for %s", async (url, text) => {
    await expect(fetchHttp({ url })).rejects.toThrow(text);
  });
});
