import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { describeHome } from "../../z2m/describe-home.ts";
import { loadHome } from "./load-home.ts";
import { isShippedHome, loadShippedHome } from "./shipped-homes.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "ziggy-flow-home-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, content: unknown): string {
  const path = join(folder, name);
  const text = typeof content === "string" ? content : JSON.stringify(content);
  writeFileSync(path, name.endsWith(".gz") ? gzipSync(text) : text);
  return path;
}

describe("loadHome", () => {
  it.each([
    ["a bridge/devices payload", "dump.json", [{ a: 1 }], { devices: [{ a: 1 }] }],
    ["a gzipped one", "dump.json.gz", [], { devices: [] }],
    ["a project's home.json", "home.json", { devices: [], groups: [1] }, { devices: [], groups: [1] }],
    ["one with states", "home.json", { devices: [], states: { t: {} } }, { devices: [], states: { t: {} } }],
  ])("reads %s", (_, name, content, expected) => {
    expect(loadHome(file(name, content))).toEqual({ ok: true, value: expect.objectContaining(expected) });
  });

  it("reads a folder of payloads", () => {
    file("devices.json.gz", [{ a: 1 }]);
    file("groups.json", [{ id: 1 }]);
    file("availability.json", { t: { state: "offline" } });
    expect(loadHome(folder)).toEqual({
      ok: true,
      value: { devices: [{ a: 1 }], groups: [{ id: 1 }], info: undefined, states: undefined, availability: { t: { state: "offline" } } },
    });
  });

  it("reads a project folder by its home.json", () => {
    file("home.json", { devices: [{ a: 1 }] });
    expect(loadHome(folder)).toMatchObject({ ok: true, value: { devices: [{ a: 1 }] } });
  });

  it.each([
    ["does not exist", () => join(folder, "nowhere.json"), "does not exist"],
    ["is no JSON", () => file("a.json", "{"), "cannot be read: "],
    ["is something else", () => file("a.json", { lamps: [] }), "is neither a bridge/devices payload (an array) nor an object with"],
    [
      "is an empty folder",
      () => {
        mkdirSync(join(folder, "empty"));
        return join(folder, "empty");
      },
      "holds neither devices.json nor home.json",
    ],
    [
      "is a folder with a damaged part",
      () => {
        file("devices.json", []);
        file("states.json", "no");
        return folder;
      },
      "states.json cannot be read",
    ],
  ])("says what is wrong with a path that %s", (_, make, text) => {
    expect(loadHome(make())).toEqual({ ok: false, error: expect.stringContaining(text) });
  });
});

describe("the shipped homes", () => {
  it.each([
    ["small", 13, 2],
    ["typical", 61, 8],
    ["large", 501, 40],
    ["example", 28, 0],
  ] as const)("%s has %i devices and %i groups", (name, devices, groups) => {
    const loaded = loadShippedHome(name);
    const home = describeHome(loaded.ok ? loaded.value : { devices: [] });
    expect([home.devices.length, home.groups.length]).toEqual([devices, groups]);
  });

  it("are known by name", () => {
    expect([isShippedHome("small"), isShippedHome("palace")]).toEqual([true, false]);
  });
});
