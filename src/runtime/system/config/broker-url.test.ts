import { describe, expect, it } from "vitest";
import { parseBrokerUrl, withBrokerUrl } from "./broker-url.ts";

const nobody = { user: undefined, password: undefined };

describe("parseBrokerUrl", () => {
  it.each([
    ["mqtt://192.168.1.10", { host: "192.168.1.10", port: 1883, encrypted: false, ...nobody }],
    ["mqtt://192.168.1.10:1884/", { host: "192.168.1.10", port: 1884, encrypted: false, ...nobody }],
    ["192.168.1.10", { host: "192.168.1.10", port: 1883, encrypted: false, ...nobody }],
    ["broker.local:1999", { host: "broker.local", port: 1999, encrypted: false, ...nobody }],
    ["mqtts://broker.local", { host: "broker.local", port: 8883, encrypted: true, ...nobody }],
    ["mqtt://ann:p%3Aw@h", { host: "h", port: 1883, encrypted: false, user: "ann", password: "p:w" }],
    ["mqtt://[fe80::1]:1883", { host: "fe80::1", port: 1883, encrypted: false, ...nobody }],
  ])("reads %s", (text, url) => {
    expect(parseBrokerUrl(text)).toEqual({ ok: true, value: url });
  });

  it.each([["http://h"], ["ws://h"], ["mqtt://"], [""], ["mqtt://h:99999"], ["mqtt://user:geheim@h:x"]])(
    "refuses %j without repeating it",
    (text) => {
      const url = parseBrokerUrl(text);
      expect(url.ok).toBe(false);
      expect(JSON.stringify(url)).not.toContain("geheim");
    },
  );
});

describe("withBrokerUrl", () => {
  const settings = { host: "old", port: 1, user: "u", password: "p", tls: { authorityFile: "/ca" } };

  it("keeps user, password and TLS files that the URL does not name", () => {
    const url = { host: "new", port: 8883, encrypted: true, ...nobody };
    expect(withBrokerUrl(settings, url)).toEqual({ ...settings, host: "new", port: 8883 });
  });

  it("drops TLS for a plain URL, and takes its user", () => {
    const url = { host: "new", port: 1883, encrypted: false, user: "ann", password: undefined };
    expect(withBrokerUrl(settings, url)).toEqual({ host: "new", port: 1883, tls: undefined, user: "ann", password: undefined });
  });
});
