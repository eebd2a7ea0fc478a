import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { loadModule, moduleText, typeErrors } from "./compiled-flows.ts";
import { playTrace } from "./trace.ts";

/**
 * Each folder is a flow, the module that must come out of it, and a trace of what that module does. After a wanted change of
 * the output: `npx vitest run --project flows test/flows/samples.test.ts -u`, and read the diff.
 */
const folder = join(import.meta.dirname, "samples");
const samples = readdirSync(folder);

function read(sample: string, file: string): string {
  return readFileSync(join(folder, sample, file), "utf8");
}

describe("samples", () => {
  let errors: ReadonlyMap<string, readonly string[]>;

  beforeAll(() => {
    errors = typeErrors(new Map(samples.map((sample) => [sample, moduleText(sample, read(sample, "flow.json"))])));
  });

  it("are there", () => {
    expect(samples.length).toBeGreaterThan(5);
  });

  describe.each(samples)("%s", (sample) => {
    it("compiles to the expected module", async () => {
      await expect(moduleText(sample, read(sample, "flow.json"))).toMatchFileSnapshot(join(folder, sample, "expected.ts"));
    });

    it("type-checks", () => {
      expect(errors.get(sample) ?? []).toEqual([]);
    });

    it("does what its trace says", async () => {
      const definition = loadModule(moduleText(sample, read(sample, "flow.json")));
      const played = playTrace(definition, read(sample, "trace.txt"));
      expect(played).not.toContain("< fault");
      await expect(played).toMatchFileSnapshot(join(folder, sample, "trace.txt"));
    });

    it("does the same with probes for an editor that watches it", () => {
      const text = moduleText(sample, read(sample, "flow.json"), true);
      expect(text).toContain("probe.");
      expect(playTrace(loadModule(text), read(sample, "trace.txt"))).toBe(read(sample, "trace.txt"));
    });
  });
});
