import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { installation } from "../installation.ts";
import { endBundler, toJavaScript } from "./javascript.ts";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "ziggy-flow-js-"));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function built(text: string) {
  const outcome = await toJavaScript({ file: join(folder, "hall.ts"), text });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  return outcome.value;
}

describe("toJavaScript", () => {
  it("replaces the import of the runtime by its URL, and nothing that only looks like it", async () => {
    const { code } = await built(
      'import { flow } from "ziggy-flow";\nexport default flow("x", () => { console.log(\'from "ziggy-flow"\'); });',
    );
    expect(code).toContain(`from "${installation.runtime.href}"`);
    expect(code).toContain(`'from "ziggy-flow"'`);
  });

  it("leaves out the import of types only", async () => {
    const { code } = await built('import type { Home } from "../generated/home";\nexport default (home: Home) => home;');
    expect(code).not.toContain("generated");
  });

  it("takes in what the module imports, and names the files", async () => {
    await writeFile(join(folder, "shared.ts"), "export const limit: number = 40;\n");
    await writeFile(join(folder, "hall.ts"), 'import { limit } from "./shared.ts";\nexport default limit;\n');
    const outcome = await toJavaScript({ file: join(folder, "hall.ts") });
    expect(outcome).toMatchObject({ ok: true, value: { code: expect.stringContaining("limit = 40") } });
    expect(outcome.ok && [...outcome.value.inputs].sort()).toEqual([join(folder, "hall.ts"), join(folder, "shared.ts")]);
  });

  it("finds back to the source", async () => {
    const { code, locate } = await built("interface Unused {\n  x: number;\n}\n\nexport default () => {\n  throw new Error('here');\n};\n");
    const line = code.split("\n").findIndex((text) => text.includes("throw"));
    expect(locate(line + 1, 5)).toMatchObject({ file: join(folder, "hall.ts"), line: 6 });
  });

  it("lets a build that is under way end in peace", async () => {
    const under = toJavaScript({ file: join(folder, "hall.ts"), text: "export default 1;" });
    await endBundler();
    expect(await under).toMatchObject({ ok: true });
    expect(await toJavaScript({ file: join(folder, "hall.ts"), text: "export default 2;" })).toMatchObject({ ok: true });
  });

  it.each([
    ["a syntax error", "export default (;\n", { line: 1 }],
    ["a missing module", 'import "./nowhere.ts";\n', { line: 1 }],
  ])("reports %s with its place", async (_, text, position) => {
    const outcome = await toJavaScript({ file: join(folder, "hall.ts"), text });
    expect(outcome).toMatchObject({ ok: false, error: [{ position: { file: join(folder, "hall.ts"), ...position } }] });
  });
});
