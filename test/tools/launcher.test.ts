import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

const launcher = path.resolve(import.meta.dirname, "../../bin/ziggy-flow");

describe("bin/ziggy-flow", () => {
  let root = "";

  /** A package as npm installs it: the launcher and the build, no sources. */
  beforeEach(() => {
    root = fs.mkdtempSync(path.join(os.tmpdir(), "ziggy-flow-launcher-"));
    fs.mkdirSync(path.join(root, "bin"));
    fs.mkdirSync(path.join(root, "dist/cli"), { recursive: true });
    fs.copyFileSync(launcher, path.join(root, "bin/ziggy-flow"));
    fs.copyFileSync(path.join(path.dirname(launcher), "package.json"), path.join(root, "bin/package.json"));
    fs.writeFileSync(path.join(root, "package.json"), '{ "type": "module" }');
    fs.writeFileSync(path.join(root, "dist/cli/main.js"), 'export {}; console.log("ran", process.argv.slice(2).join(" "));');
  });

  afterEach(() => {
    fs.rmSync(root, { recursive: true, force: true });
  });

  function start(options: readonly string[], ...args: string[]) {
    return spawnSync(process.execPath, [...options, path.join(root, "bin/ziggy-flow"), ...args], { encoding: "utf8" });
  }

  it("starts what is built, with its arguments", () => {
    expect(start([], "run", "a.json")).toMatchObject({ status: 0, stdout: "ran run a.json\n", stderr: "" });
  });

  it.each(["18.20.4", "20.18.3", "8.0.0"])("says in a sentence that Node.js %s is too old", (version) => {
    const pretend = path.join(root, "pretend.cjs");
    fs.writeFileSync(pretend, `Object.defineProperty(process.versions, "node", { value: "${version}" });`);
    const { status, stdout, stderr } = start(["--require", pretend]);
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(stderr).toBe(`ziggy-flow needs Node.js 20.19 or newer; this is ${version}. Install a newer Node.js and try again.\n`);
  });

  it("shows what went wrong when the build is broken", () => {
    fs.writeFileSync(path.join(root, "dist/cli/main.js"), 'throw new Error("broken");');
    const { status, stderr } = start([]);
    expect(status).toBe(1);
    expect(stderr).toContain("Error: broken");
  });
});
