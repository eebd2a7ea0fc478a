import { afterEach, describe, expect, it } from "vitest";
import { defaultConfig } from "./config/config.ts";
import { openServices } from "./services.ts";
import { SystemClock } from "./system-clock.ts";

let close: (() => Promise<void>) | undefined;
afterEach(() => close?.());

function opened(secrets: ReadonlyMap<string, string>) {
  let listening: (url: string) => void = () => undefined;
  const address = new Promise<string>((resolve) => {
    listening = resolve;
  });
  const services = openServices({
    config: { ...defaultConfig, http: { ...defaultConfig.http, port: 0 }, secrets },
    clock: new SystemClock(),
    onProblem: () => undefined,
    onNotification: () => undefined,
    onListening: listening,
  });
  close = () => services.close();
  return { services, address };
}

const hook = { method: "POST", path: "/hook/bell", secret: "bell-token" } as const;

describe("a route with a secret", () => {
  it.each([
    ["no token", undefined, 401],
    ["the name of the secret", "Bearer bell-token", 401],
    ["the secret", "Bearer ding-dong", 200],
  ])("answers a call with %s accordingly", async (_what, authorization, status) => {
    const { services, address } = opened(new Map([["bell-token", "ding-dong"]]));
    services.http.route(hook, (request) => request.reply(200));
    const headers = authorization === undefined ? {} : { authorization };
    expect((await fetch(`${await address}/hook/bell`, { method: "POST", headers })).status).toBe(status);
  });

  it("is refused where there is no such secret, rather than open to everybody", () => {
    const { services } = opened(new Map());
    expect(() => services.http.route(hook, () => undefined)).toThrow('secrets/secrets.json holds no "bell-token"');
  });
});
