import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { checkTree } from "../../scripts/architecture/check-tree.mjs";
import { checkDependencies } from "../../scripts/architecture/dependencies.mjs";
import { longestFile } from "../../scripts/architecture/rules.mjs";

/** Each violation is planted in a tree of its own, so that the check is known to see it and to leave its neighbour alone. */
describe("the check of the house", () => {
  let root = "";

  beforeEach(() => {
    root = fs.mkdtempSync(path.join(os.tmpdir(), "ziggy-flow-planted-"));
  });

  afterEach(() => {
    fs.rmSync(root, { recursive: true, force: true });
  });

  function plant(file: string, text: string): void {
    fs.mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    fs.writeFileSync(path.join(root, file), text);
  }

  function found(): readonly string[] {
    return checkTree(root).violations.map(({ file, line, rule }) => `${file}:${line} ${rule}`);
  }

  it.each([
    ["base imports another part", "src/base/a.ts", 'import { x } from "../z2m/x.ts";', "imports"],
    ["the compiler imports the runtime", "src/compiler/a.ts", 'import { x } from "../runtime/core/x.ts";', "imports"],
    ["the compiler imports a kind", "src/compiler/a.ts", 'import { x } from "../nodes/delay/index.ts";', "imports"],
    ["the runtime imports the model", "src/runtime/core/a.ts", 'import type { X } from "../../model/x.ts";', "imports"],
    ["the runtime's core takes more than types of z2m", "src/runtime/core/a.ts", 'import { x } from "../../z2m/x.ts";', "imports"],
    ["helpers take more than types of z2m", "src/runtime/helpers/a.ts", 'import { type X, x } from "../../z2m/x.ts";', "imports"],
    ["the core imports mqtt", "src/runtime/core/a.ts", 'import mqtt from "mqtt";', "imports"],
    ["the model uses Node", "src/model/a.ts", 'import fs from "node:fs";', "imports"],
    ["one kind imports another", "src/nodes/gate/index.ts", 'import { x } from "../delay/index.ts";', "imports"],
    ["a re-export crosses the table", "src/ir/a.ts", 'export * from "../model/x.ts";', "imports"],
    ["a dynamic import crosses the table", "src/ir/a.ts", 'export const x = () => import("../model/x.ts");', "imports"],
    ["an import type crosses the table", "src/ir/a.ts", 'export type X = import("../model/x.ts").X;', "imports"],
    ["the preload script reaches past the contract", "src/preload/a.ts", 'import { x } from "../host/x.ts";', "imports"],
    ["the host knows HTTP's face", "src/host/a.ts", 'import { x } from "../server/x.ts";', "imports"],
    ["the renderer reaches the host", "src/renderer/a.ts", 'import { x } from "../host/x.ts";', "imports"],
    ["the command line imports the runtime", "src/cli/a.ts", 'import { x } from "../runtime/core/x.ts";', "imports"],
    ["a folder that the table does not know", "src/helpers/a.ts", 'import { x } from "../base/x.ts";', "imports"],
    ["a file that is too long", "src/base/a.ts", "\n".repeat(longestFile + 1), "file length"],
    ["a default export", "src/base/a.ts", "export default 1;", "named exports"],
    ["a default function", "src/base/a.ts", "export default function x() {}", "named exports"],
    ["Date.now", "src/z2m/a.ts", "export const x = Date.now();", "no ambient time or chance"],
    ["new Date()", "src/host/a.ts", "export const x = new Date();", "no ambient time or chance"],
    ["performance.now", "src/host/a.ts", "export const x = performance.now();", "no ambient time or chance"],
    ["Math.random", "src/simulator/a.ts", "export const x = Math.random();", "no ambient time or chance"],
    ["setTimeout", "src/host/a.ts", "setTimeout(() => {}, 1);", "no ambient time or chance"],
    ["globalThis.setTimeout", "src/host/a.ts", "globalThis.setTimeout(() => {}, 1);", "no ambient time or chance"],
    ["setInterval handed on", "src/host/a.ts", "export const x = { every: setInterval };", "no ambient time or chance"],
    ["the time of day in a window", "src/renderer/a.tsx", "export const x = Date.now();", "no ambient time or chance"],
    ["any", "src/base/a.ts", "export let x: any;", "no any"],
    ["as any", "test/broker/a.test.ts", "export const x = 1 as any;", "no any"],
    ["an open end", "src/base/a.ts", `// ${"TO"}${"DO"} later`, "nothing left open"],
    ["a switched-off type check", "src/base/a.ts", `// @ts-${"ignore"}`, "nothing left open"],
    ["a test that is skipped", "src/base/a.test.ts", `it.${"skip"}("x", () => {});`, "no sleeping tests"],
    ["a test that runs alone", "test/cli/a.test.ts", `describe.${"only"}("x", () => {});`, "no sleeping tests"],
  ])("finds %s", (_, file, text, rule) => {
    plant(file, text);
    plant("src/base/innocent.ts", "export const innocent = 1;\n");
    const line = rule === "file length" ? longestFile : 1;
    expect(found()).toEqual([`${file}:${line} ${rule}`]);
  });

  it.each([
    [
      "types of z2m in the core",
      "src/runtime/core/a.ts",
      'import type { X } from "../../z2m/x.ts";\nimport { type Y } from "../../z2m/y.ts";',
    ],
    ["a neighbour in the same part", "src/model/a.ts", 'import { x } from "./deep/x.ts";'],
    ["two files of one kind", "src/nodes/gate/index.ts", 'import { x } from "./x.ts";'],
    ["the index of the kinds", "src/nodes/index.ts", 'import { x } from "./gate/index.ts";\nimport { y } from "./delay/index.ts";'],
    ["the system clock", "src/runtime/system/a.ts", "export const x = Date.now() + performance.now();"],
    ["the time of the window, where it enters", "src/renderer/shell/surroundings.ts", "export const now = () => Date.now();"],
    ["the configuration of a tool", "src/renderer/vite.config.ts", 'import path from "node:path";\nexport default path;'],
    ["a date that is handed in", "src/base/a.ts", "export const x = (wall: number) => new Date(wall);"],
    ["a method that is called like a global", "src/base/a.ts", "export const x = (fake: { setTimeout(): void }) => fake.setTimeout();"],
    ["banned words in strings and comments", "src/base/a.ts", '// Date.now() is any\nexport const x = "Math.random() any";'],
    ["a switched-off type check in a text", "scripts/a.mjs", `export const x = "// @ts-${"ignore"}";`],
    ["a timer of a window", "src/ui/a.tsx", "setTimeout(() => {}, performance.now());"],
    [
      "tests, which may import across the table",
      "src/compiler/a.test.ts",
      'import { x } from "../runtime/core/x.ts";\nexport const y = Date.now();',
    ],
    ["generated files of any length", "src/nodes/index.gen.ts", "\n".repeat(longestFile + 1)],
  ])("leaves alone %s", (_, file, text) => {
    plant(file, text);
    expect(found()).toEqual([]);
  });

  it("says what to do instead", () => {
    plant("src/compiler/a.ts", 'import { x } from "../runtime/core/x.ts";');
    expect(checkTree(root).violations[0]?.message).toBe(
      "compiler may import base, model, ir, catalogue, z2m, not runtime/core. Move the shared part down, or hand it in from above.",
    );
  });

  it.each([
    ["a range", { dependencies: { mqtt: "^5.16.0" } }, "exact version"],
    ["a tag", { devDependencies: { vitest: "latest" } }, "exact version"],
    ["too many", { dependencies: Object.fromEntries(Array.from({ length: 16 }, (_, n) => [`package-${n}`, "1.0.0"])) }, "15 at most"],
  ])("refuses in package.json %s", (_, manifest, message) => {
    expect(checkDependencies(manifest)).toEqual([expect.stringContaining(message)]);
  });

  it("accepts exact versions, an alias among them", () => {
    expect(checkDependencies({ dependencies: { mqtt: "5.16.0", "tsc-native": "npm:typescript@7.0.2" } })).toEqual([]);
  });
});
