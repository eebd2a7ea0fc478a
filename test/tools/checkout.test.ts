import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import checkout from "../../scripts/lib/checkout.cjs";

let root = "";

function write(file: string, text: string, at?: number): void {
  const target = path.join(root, file);
  fs.mkdirSync(path.dirname(target), { recursive: true });
  fs.writeFileSync(target, text);
  if (at !== undefined) fs.utimesSync(target, at, at);
}

beforeEach(() => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), "ziggy-flow-checkout-"));
  write("package.json", "{}");
  write("src/a.ts", "1");
});

afterEach(() => {
  fs.rmSync(root, { recursive: true, force: true });
});

describe("isInstalled", () => {
  function lock(packages: Record<string, { version?: string; optional?: boolean }>): string {
    return JSON.stringify({ packages });
  }
  const earlier = 1_000_000;
  const later = 2_000_000;

  it.each([
    ["nothing is installed", lock({ a: { version: "1.0.0" } }), undefined, false],
    ["what is installed is of another version", lock({ a: { version: "2.0.0" } }), lock({ a: { version: "1.0.0" } }), false],
    ["a package is missing", lock({ a: { version: "1.0.0" }, b: { version: "1.0.0" } }), lock({ a: { version: "1.0.0" } }), false],
    ["the lock was only touched", lock({ "": {}, a: { version: "1.0.0" } }), lock({ a: { version: "1.0.0" } }), true],
    ["a package of another platform is left out", lock({ a: { version: "1.0.0", optional: true } }), lock({}), true],
  ])("when %s", (_, wanted, installed, expected) => {
    write("package-lock.json", wanted, later);
    if (installed !== undefined) write("node_modules/.package-lock.json", installed, earlier);
    expect(checkout.isInstalled(root)).toBe(expected);
  });
});

describe("isBuilt", () => {
  beforeEach(() => {
    write("dist/.built-from", checkout.fingerprint(root));
  });

  it("holds while nothing changes", () => {
    expect(checkout.isBuilt(root)).toBe(true);
  });

  it.each([
    ["a source changes", () => write("src/a.ts", "2 + 2")],
    ["a source is older than before", () => write("src/a.ts", "1", 1_000_000)],
    ["a source is new", () => write("src/deep/b.ts", "1")],
    ["a source is gone", () => fs.rmSync(path.join(root, "src/a.ts"))],
    ["the package changes", () => write("package.json", '{ "version": "2.0.0" }')],
    ["there is no build", () => fs.rmSync(path.join(root, "dist"), { recursive: true })],
  ])("ends when %s", (_, change) => {
    change();
    expect(checkout.isBuilt(root)).toBe(false);
  });

  it("does not depend on tests", () => {
    write("src/a.test.ts", "1");
    expect(checkout.isBuilt(root)).toBe(true);
  });
});
