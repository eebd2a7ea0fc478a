import { PassThrough } from "node:stream";
import { describe, expect, it } from "vitest";
import { RpcLine } from "./rpc-line.ts";

function connected() {
  const [input, output] = [new PassThrough(), new PassThrough()];
  let sent = "";
  output.on("data", (data) => {
    sent += data;
  });
  const line = new RpcLine(input, output);
  const frame = (message: object): string => {
    const body = JSON.stringify(message);
    return `Content-Length: ${Buffer.byteLength(body)}\r\nContent-Type: x\r\n\r\n${body}`;
  };
  return { line, input, frame, sent: () => sent };
}

describe("RpcLine", () => {
  it("matches answers to questions, whatever their order", async () => {
    const { line, input, frame } = connected();
    const [one, other] = [line.call("a", {}), line.call("b", {})];
    input.write(frame({ id: 2, result: "β" }) + frame({ id: 1, result: "α" }));
    expect([await one, await other]).toEqual(["α", "β"]);
  });

  it("puts messages together however they are cut", async () => {
    const { line, input, frame } = connected();
    const answer = line.call("a", {});
    for (const byte of Buffer.from(frame({ id: 1, result: "größer" }))) input.write(Buffer.of(byte));
    expect(await answer).toBe("größer");
  });

  it("frames what it says by bytes", async () => {
    const { line, sent } = connected();
    line.notify("hello", { name: "ö" });
    await Promise.resolve();
    expect(sent()).toBe('Content-Length: 57\r\n\r\n{"jsonrpc":"2.0","method":"hello","params":{"name":"ö"}}');
  });

  it("answers what a server asks of it with nothing, once for each item", async () => {
    const { input, frame, sent } = connected();
    input.write(frame({ id: "s1", method: "workspace/configuration", params: { items: [{}, {}] } }));
    await expect.poll(sent).toContain('{"jsonrpc":"2.0","id":"s1","result":[null,null]}');
  });

  it.each([
    ["an error", '{"id":1,"error":{"code":-32603}}'],
    ["no result", '{"id":1}'],
  ])("gives no result for %s", async (_, body) => {
    const { line, input } = connected();
    const answer = line.call("a", {});
    input.write(`Content-Length: ${body.length}\r\n\r\n${body}`);
    expect(await answer).toBeUndefined();
  });

  it.each(["Content-Length: many\r\n\r\n{}", "\r\n\r\n"])("ends at a head that makes no sense: %j", async (text) => {
    const { line, input } = connected();
    const answer = line.call("a", {});
    input.write(text);
    expect(await answer).toBeUndefined();
    expect(await line.call("b", {})).toBeUndefined();
  });
});
