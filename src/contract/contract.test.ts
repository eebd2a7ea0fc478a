import Type from "typebox";
import { describe, expect, it } from "vitest";
import { ok } from "../base/result.ts";
import { createClient } from "./client.ts";
import { call, event, type Handlers } from "./define.ts";
import { createLoopback } from "./loopback.ts";
import { serveContract, type Validators } from "./serve.ts";

const calls = { double: call<number>()(Type.Object({ n: Type.Number() })), fail: call<never>()(Type.Object({})) };
const events = { counted: event<{ total: number }>() };
const handlers: Handlers<typeof calls> = {
  double: async ({ n }) => ok(n * 2),
  fail: async () => {
    throw new Error("disk full");
  },
};
const validators: Validators<typeof calls> = {
  double: (input) => (typeof (input as { n?: unknown }).n === "number" ? undefined : "n is not a number"),
  fail: () => undefined,
};

function connect() {
  const line = createLoopback();
  const served = serveContract<typeof calls, typeof events>(handlers, validators);
  served.attach(line.host);
  return { client: createClient<typeof calls, typeof events>(line.editor), served, line };
}

describe("contract", () => {
  it("answers a call with the handler's value", async () => {
    expect(await connect().client.double({ n: 21 })).toEqual({ ok: true, value: 42 });
  });

  it("gives a client that can be awaited", async () => {
    const { client } = connect();
    expect(await (async () => client)()).toBe(client);
  });

  it("refuses an input that does not fit, naming the call and the reason", async () => {
    const result = await connect().client.double({ n: "x" as unknown as number });
    expect(result).toMatchObject({ ok: false, error: { code: "invalid", message: "double: n is not a number" } });
  });

  it.each(["constructor", "__proto__", "toString", "missing"])("refuses the undeclared call %s", async (name) => {
    const client: Record<string, (input: unknown) => Promise<unknown>> = connect().client as never;
    expect(await client[name]?.({})).toMatchObject({ ok: false, error: { code: "invalid" } });
  });

  it("turns a handler's exception into an error value", async () => {
    expect(await connect().client.fail({})).toMatchObject({ ok: false, error: { code: "failed", message: "fail failed: disk full" } });
  });

  it("delivers events to every listener until it is removed", async () => {
    const { client, served } = connect();
    const seen: number[] = [];
    const stop = client.on("counted", ({ total }) => seen.push(total));
    served.emit("counted", { total: 1 });
    await Promise.resolve();
    stop();
    served.emit("counted", { total: 2 });
    await Promise.resolve();
    expect(seen).toEqual([1]);
  });

  it("settles open and later calls as closed when the line is cut", async () => {
    const { client, line } = connect();
    const open = client.double({ n: 1 });
    line.close();
    expect(await open).toMatchObject({ ok: false, error: { code: "closed" } });
    expect(await client.double({ n: 1 })).toMatchObject({ ok: false, error: { code: "closed" } });
  });
});
