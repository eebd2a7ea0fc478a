import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseFlow } from "../../src/model/parse.ts";
import { printFlow } from "../../src/model/print.ts";

const root = join(import.meta.dirname, "..", "..", "flows");
const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter(
  // What a run leaves beside the flows is no flow.
  (name) => name.endsWith(".json") && !name.endsWith("home.json") && !name.includes(".ziggy-flow"),
);

// Whoever saves one of them in the editor shall see only what they have changed.
describe("flows that are shipped", () => {
  it.each(files)("%s is in canonical form", (name) => {
    const text = readFileSync(join(root, name), "utf8");
    const { document } = parseFlow(text);
    expect(document && printFlow(document)).toBe(text);
  });
});
