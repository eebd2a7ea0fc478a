import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { homePayload } from "../../../test/support/homes.ts";
import { readBridgeInfo } from "./bridge-info.ts";

describe("bridge/info", () => {
  it("of a real bridge", () => {
    expect(readBridgeInfo(homePayload("typical", "info"))).toMatchObject({
      version: expect.stringMatching(/^2\./),
      permitJoin: false,
      config: { output: "json", lastSeen: "ISO_8601", homeAssistant: true, availability: true },
      warnings: [],
    });
  });

  it("without settings has Zigbee2MQTT's defaults", () => {
    expect(readBridgeInfo({ version: "2.12.1" }).config).toMatchObject({
      output: "json",
      cacheState: true,
      cacheStateSendOnStartup: true,
      lastSeen: "disable",
      availability: false,
      forceDisableRetain: false,
      homeAssistant: false,
    });
  });

  it("says what differs for single devices and groups", () => {
    const config = {
      device_options: { retain: true },
      devices: { "0x01": { optimistic: false, filtered_optimistic: ["color"] } },
      groups: { 5: { transition: 2 } },
    };
    const { deviceDefaults, entities } = readBridgeInfo({ config }).config;
    expect(deviceDefaults.retain).toBe(true);
    expect(entities.get("0x01")).toMatchObject({ optimistic: false, filteredOptimistic: ["color"] });
    expect(entities.get("5")).toMatchObject({ transition: 2 });
  });

  it.each<[what: string, info: object, warning: RegExp]>([
    ["an old version", { version: "1.42.0" }, /1\.42\.0 is older than 2\.0/],
    ["attributes only", { config: { advanced: { output: "attribute" } } }, /advanced\.output/],
    ["attributes only, as in 1.x", { config: { experimental: { output: "attribute" } } }, /advanced\.output/],
    ["retain turned off", { config: { mqtt: { force_disable_retain: true } } }, /force_disable_retain/],
  ])("warns of %s", (_, info, warning) => {
    expect(readBridgeInfo(info).warnings).toEqual([expect.stringMatching(warning)]);
  });

  it("is read without a word where all is well", () => {
    expect(readBridgeInfo({ version: "2.12.1", config: { advanced: { output: "attribute_and_json" } } }).warnings).toEqual([]);
  });

  it.each([
    ["the object of 2.x", { enabled: true }, true],
    ["the object of 2.x, off", { enabled: false }, false],
    ["the word of 1.x", true, true],
    ["an object of 1.x", { active: {} }, true],
  ])("knows whether availability is on by %s", (_, availability, on) => {
    expect(readBridgeInfo({ config: { availability } }).config.availability).toBe(on);
  });

  it("is read whatever it holds", () => {
    const anything = fc.record({ config: fc.oneof(fc.jsonValue(), fc.record({ advanced: fc.jsonValue(), devices: fc.jsonValue() })) });
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), anything), (payload) => {
        expect(readBridgeInfo(payload).config.entities).toBeInstanceOf(Map);
      }),
    );
  });
});
