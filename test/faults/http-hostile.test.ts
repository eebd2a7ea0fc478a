import { connect } from "node:net";
import { describe, expect, it } from "vitest";
import { HttpServer } from "../../src/runtime/system/http/http-server.ts";
import { realClock } from "../support/mqtt-clients.ts";

/** `ZIGGY_FLOW_FAULT_REQUESTS=100000` for the figure in docs/reliability.md. */
const count = Number(process.env.ZIGGY_FLOW_FAULT_REQUESTS ?? 3_000);

/** The same sequence each time (a linear congruential generator), so that a failure can be repeated. */
function sequence(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const starts = [
  "POST /lamp HTTP/1.1\r\n",
  "GET /%zz HTTP/1.1\r\n",
  "GET http://[::1 HTTP/1.1\r\n",
  "* * *\r\n",
  "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
  "\0\0\0",
  "",
];
const headers = [
  "Host: localhost\r\n",
  "Host: evil.example\r\n",
  "Host:\r\n",
  "Host: a\u0000b\r\n",
  "Origin: null\r\n",
  "Origin: http://evil.example\r\n",
  "Content-Length: 99999999999999999999\r\n",
  "Content-Length: -5\r\n",
  "Content-Length: 5\r\nContent-Length: 6\r\n",
  "Transfer-Encoding: chunked\r\n",
  "Transfer-Encoding: chunked, identity\r\n",
  "Authorization: Bearer \r\n",
  "Authorization: Bearer __proto__\r\n",
  "Upgrade: websocket\r\nConnection: Upgrade\r\n",
  "Expect: 100-continue\r\n",
  `X-Long: ${"x".repeat(20_000)}\r\n`,
  "broken header\r\n",
];
const bodies = ["\r\n", "\r\n{", '\r\n{"__proto__":{"a":1}}', "\r\n5\r\nabc", "\r\nffffffffffffffff\r\n", "\u00ff\u0000"];

function send(port: number, bytes: Buffer): Promise<string> {
  return new Promise((resolve) => {
    let answer = "";
    const socket = connect({ port, host: "127.0.0.1" }, () => socket.end(bytes));
    socket.on("data", (chunk: Buffer) => {
      answer += chunk.toString("latin1");
    });
    socket.on("error", () => resolve(answer));
    socket.on("close", () => resolve(answer));
  });
}

describe("hostile HTTP requests (I1–I4, I7, I9)", () => {
  it(`are refused, all ${count} of them, while good ones are answered`, { timeout: 20_000 + count * 20 }, async () => {
    let reached = 0;
    const problems: string[] = [];
    const server = new HttpServer({
      settings: { host: "127.0.0.1", port: 0, token: "the-token" },
      clock: realClock,
      onProblem: (text) => problems.push(text),
    });
    server.route({ method: "POST", path: "/lamp" }, (request) => {
      reached += 1;
      request.reply(200, "done");
    });
    while (server.port === undefined) await new Promise((resolve) => setImmediate(resolve));
    const pick = sequence(7);
    const one = <T>(from: readonly T[]): T | undefined => from[pick(from.length)];
    const accepted: string[] = [];
    for (let done = 0; done < count; done += 20) {
      const requests = Array.from({ length: 20 }, () => {
        const lines = Array.from({ length: pick(6) }, () => one(headers));
        return Buffer.from(`${one(starts)}${lines.join("")}${one(bodies)}`, "latin1");
      });
      const answers = await Promise.all(requests.map((bytes) => send(server.port ?? 0, bytes)));
      accepted.push(...answers.filter((answer) => /^HTTP\/1\.1 2/.test(answer)));
    }
    expect({ accepted, reached, problems }).toEqual({ accepted: [], reached: 0, problems: [] });
    const good = Buffer.from("POST /lamp HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer the-token\r\nConnection: close\r\n\r\n");
    expect(await send(server.port ?? 0, good)).toMatch(/^HTTP\/1\.1 200 /);
    expect(reached).toBe(1);
    await server.close();
  });
});
