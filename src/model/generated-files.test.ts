import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, it } from "vitest";

const root = resolve(import.meta.dirname, "../..");

/** Made by a script that is no TypeScript; what it hands back is checked here. */
async function generated(script: string, name: string): Promise<readonly { file: string; text: string }[]> {
  const module: Record<string, () => Promise<readonly { file: string; text: string }[]>> = await import(resolve(root, "scripts", script));
  return (await module[name]?.()) ?? [];
}

it.each([
  ["generate-schema.mjs", "generateSchema", 2],
  ["generate-nodes.mjs", "generateNodes", 1],
])("what scripts/%s writes is fresh", async (script, name, count) => {
  const files = await generated(script, name);
  expect(files).toHaveLength(count);
  expect(files.map(({ file }) => ({ file, text: readFileSync(resolve(root, file), "utf8") }))).toEqual(files);
});

it("the validator of documents needs nothing at run time: a bundle cannot require", () => {
  expect(readFileSync(resolve(root, "src/model/validate-document.gen.ts"), "utf8")).not.toContain("require(");
});
