import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import type { NotifyMessage } from "../../core/services.ts";
import { defaultConfig } from "../config/config.ts";
import { fetchHttp } from "../http/http-client.ts";
import { type DesktopNotification, notifyService } from "./notify-service.ts";

const secrets = new Map([
  ["ntfy_topic", "house-4711"],
  ["ntfy_token", "tk_ntfy"],
  ["pushover_app_token", "app-token"],
  ["pushover_home_automation_group_key", "group-key"],
  ["telegram_bot_token", "123:bot-token"],
  ["telegram_chat_id", "99"],
  ["webhook_token", "hook-token"],
]);

interface Received {
  readonly line: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: unknown;
}

const servers: Server[] = [];

/** A server on this machine that answers what it is told to, in place of all services. */
async function answering(status: number, answer: unknown = {}, known: ReadonlyMap<string, string> = secrets) {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    let text = "";
    request.on("data", (chunk) => (text += chunk));
    request.on("end", () => {
      received.push({ line: `${request.method} ${request.url}`, headers: request.headers, body: JSON.parse(text) });
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(answer));
    });
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // A server that listens on a port has an address with one.
  const at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const shown: DesktopNotification[] = [];
  const service = notifyService({
    secrets: new Map([...known, ["webhook_url", `${at}/hooks/secret-path`]]),
    notify: { ...defaultConfig.notify, ntfy: at, pushover: at, telegram: at },
    fetch: fetchHttp,
    onNotification: (notification) => shown.push(notification),
  });
  return { service, received, shown };
}

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

describe("what a service is sent", () => {
  it.each<[NotifyMessage, Partial<Received>]>([
    [
      { via: "ntfy", text: "Water!", title: "Léck", priority: "urgent" },
      { line: "POST /", body: { topic: "house-4711", message: "Water!", title: "Léck", priority: 5 } },
    ],
    [
      { via: "pushover", text: "Water!" },
      { line: "POST /1/messages.json", body: { token: "app-token", user: "group-key", message: "Water!" } },
    ],
    [
      { via: "pushover", text: "Water!", title: "Leak", priority: "urgent" },
      {
        body: { token: "app-token", user: "group-key", message: "Water!", title: "Leak", priority: 2, retry: 60, expire: 3600 },
      },
    ],
    [
      { via: "telegram", text: "Water!", title: "Leak", priority: "low" },
      { line: "POST /bot123:bot-token/sendMessage", body: { chat_id: "99", text: "Leak\nWater!", disable_notification: true } },
    ],
    [
      { via: "webhook", text: "Water!", title: "Leak" },
      { line: "POST /hooks/secret-path", body: { text: "Water!", title: "Leak", priority: "normal" } },
    ],
  ])("%j", async (message, expected) => {
    const { service, received } = await answering(200);
    await service.send(message);
    expect(received).toMatchObject([expected]);
  });

  it.each([
    ["ntfy", "Bearer tk_ntfy"],
    ["webhook", "Bearer hook-token"],
  ] as const)("%s gets its token in a header", async (via, authorization) => {
    const { service, received } = await answering(200);
    await service.send({ via, text: "x" });
    expect(received[0]?.headers.authorization).toBe(authorization);
  });

  it("takes a secret of another name, also as the environment writes it", async () => {
    const { service, received } = await answering(200, {}, new Map([...secrets, ["other_topic", "elsewhere"]]));
    await service.send({ via: "ntfy", text: "x", recipient: "Other-Topic" });
    expect(received[0]?.body).toMatchObject({ topic: "elsewhere" });
  });

  it("cuts what is too long for the service", async () => {
    const { service, received } = await answering(200);
    await service.send({ via: "pushover", text: "💧".repeat(2_000) });
    expect(received[0]?.body).toMatchObject({ message: `${"💧".repeat(1_023)}…` });
  });
});

describe("what goes wrong", () => {
  it("says which secret is missing and where to write it, and asks nobody", async () => {
    const { service, received } = await answering(200, {}, new Map());
    await expect(service.send({ via: "pushover", text: "x" })).rejects.toThrow(
      'there is no secret "pushover_app_token": write it into secrets/secrets.json, or set ZIGGY_FLOW_SECRET_PUSHOVER_APP_TOKEN',
    );
    expect(received).toEqual([]);
  });

  it.each([
    ["ntfy", { code: 40301, error: "forbidden" }, "status 403: forbidden"],
    ["pushover", { errors: ["application token is invalid"] }, "status 403: application token is invalid"],
    ["telegram", { ok: false, description: "chat not found" }, "status 403: chat not found"],
    ["webhook", undefined, "status 403"],
  ] as const)("passes on why %s refuses", async (via, answer, reason) => {
    const { service } = await answering(403, answer);
    await expect(service.send({ via, text: "x" })).rejects.toThrow(reason);
  });

  it("keeps what it was sent with out of the reason", async () => {
    const { service } = await answering(400, { description: "no bot 123:bot-token for 99" });
    await expect(service.send({ via: "telegram", text: "x" })).rejects.toThrow("no bot *** for 99");
    const nobody = notifyService({
      secrets,
      notify: { ...defaultConfig.notify, telegram: "http://127.0.0.1:1" },
      fetch: fetchHttp,
      onNotification: () => undefined,
    });
    await expect(nobody.send({ via: "telegram", text: "x" })).rejects.toThrow("http://127.0.0.1:1/bot***/sendMessage failed: bad port");
  });

  it("leaves messages out when too many wait", async () => {
    let answer: (() => void) | undefined;
    const held = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const service = notifyService({
      secrets,
      notify: defaultConfig.notify,
      fetch: () => held.then(() => ({ status: 200, headers: new Map(), text: "", body: undefined })),
      onNotification: () => undefined,
    });
    const sent = Array.from({ length: 25 }, () => service.send({ via: "ntfy", text: "x" }));
    const results = Promise.allSettled(sent);
    answer?.();
    expect((await results).filter(({ status }) => status === "rejected")).toHaveLength(5);
  });
});

describe("the desktop", () => {
  it("is shown the message at once, without any secret", async () => {
    const { service, shown } = await answering(200);
    await service.send({ via: "desktop", text: "Water!", title: "Leak", priority: "high" });
    expect(shown).toEqual([{ title: "Leak", text: "Water!", isUrgent: true }]);
  });
});
