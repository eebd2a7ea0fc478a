import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { findElectron, installElectron, whyNoWindow } from "../../scripts/lib/electron.mjs";

let root = "";
beforeEach(() => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), "ziggy-flow-electron-"));
  vi.stubEnv("TMPDIR", path.join(root, "tmp"));
  vi.stubEnv("ELECTRON_OVERRIDE_DIST_PATH", undefined);
  write("tmp/.keep", "");
});
afterEach(() => {
  vi.unstubAllEnvs();
  fs.rmSync(root, { recursive: true, force: true });
});

function write(name: string, text: string): string {
  const file = path.join(root, name);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, text);
  return file;
}

/** Electron's installation step, as it would be after npm. */
function installStep(script: string): void {
  write(
    "node_modules/electron/install.js",
    `const fs = require("node:fs"); fs.appendFileSync(${JSON.stringify(path.join(root, "runs"))}, "x"); ${script}`,
  );
}

const succeed = `fs.mkdirSync(__dirname + "/dist"); fs.writeFileSync(__dirname + "/dist/electron", ""); fs.writeFileSync(__dirname + "/path.txt", "electron");`;

describe("Electron's binary", () => {
  it("is not there before it was fetched", () => {
    write("node_modules/electron/index.js", "throw new Error('loading this starts a download')");
    expect(findElectron(root)).toBeUndefined();
  });

  it("is where the package says", () => {
    write("node_modules/electron/path.txt", "inner/electron");
    const binary = write("node_modules/electron/dist/inner/electron", "");
    expect(findElectron(root)).toBe(binary);
  });

  it("is not there when only its path is", () => {
    write("node_modules/electron/path.txt", "electron");
    expect(findElectron(root)).toBeUndefined();
  });

  it("is elsewhere when the environment says so", () => {
    write("node_modules/electron/path.txt", "electron");
    write("node_modules/electron/dist/electron", "");
    const binary = write("other/electron", "");
    vi.stubEnv("ELECTRON_OVERRIDE_DIST_PATH", path.dirname(binary));
    expect(findElectron(root)).toBe(binary);
  });
});

describe("fetching Electron", () => {
  it("runs the package's own step", () => {
    installStep(succeed);
    expect(installElectron(root)).toBe(path.join(root, "node_modules/electron/dist/electron"));
  });

  it("does not try again at once when that has failed", () => {
    installStep("process.exit(1)");
    expect([installElectron(root), installElectron(root)]).toEqual([undefined, undefined]);
    expect(fs.readFileSync(path.join(root, "runs"), "utf8")).toBe("x");
  });
});

describe.runIf(process.platform === "linux")("a window on Linux", () => {
  it.each([
    [{ DISPLAY: undefined, WAYLAND_DISPLAY: undefined }, 1000, "there is no screen"],
    [{ DISPLAY: ":0", WAYLAND_DISPLAY: undefined }, 0, "Electron does not run as root"],
    [{ DISPLAY: ":0", WAYLAND_DISPLAY: undefined }, 1000, undefined],
    [{ DISPLAY: undefined, WAYLAND_DISPLAY: "wayland-0" }, 1000, undefined],
  ])("with %j and user %s is refused with: %s", (environment, user, why) => {
    for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
    const getuid = vi.spyOn(process, "getuid").mockReturnValue(user);
    expect(whyNoWindow()).toBe(why);
    getuid.mockRestore();
  });
});
