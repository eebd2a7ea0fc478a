import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { flowModules, loadModule, type Subflows, typeErrors } from "./compiled-flows.ts";
import { playTrace } from "./trace.ts";

/**
 * Each folder is a flow, the module that must come out of it, and a trace of what that module does; in `subflows/` what it calls. After a wanted change of
 * the output: `npx vitest run --project flows test/flows/samples.test.ts -u`, and read the diff.
 */
const folder = join(import.meta.dirname, "samples");
const samples = readdirSync(folder);

function read(sample: string, file: string): string {
  return readFileSync(join(folder, sample, file), "utf8");
}

function modulesOf(sample: string, probes = false) {
  return flowModules(sample, read(sample, "flow.json"), probes, subflowsOf(sample));
}

function subflowsOf(sample: string): Subflows {
  const own = join(folder, sample, "subflows");
  const names = existsSync(own) ? readdirSync(own).filter((name) => name.endsWith(".json")) : [];
  return new Map(names.map((name) => [`subflows/${name}`, read(sample, `subflows/${name}`)]));
}

describe("samples", () => {
  let errors: ReadonlyMap<string, readonly string[]>;

  beforeAll(() => {
    errors = typeErrors(new Map(samples.map((sample) => [sample, modulesOf(sample)])));
  });

  it("are there", () => {
    expect(samples.length).toBeGreaterThan(5);
  });

  describe.each(samples)("%s", (sample) => {
    it("compiles to the expected module", async () => {
      const { text, subflows } = modulesOf(sample);
      await expect(text).toMatchFileSnapshot(join(folder, sample, "expected.ts"));
      for (const [path, own] of subflows)
        await expect(own).toMatchFileSnapshot(join(folder, sample, path.replace(/\.ts$/, ".expected.ts")));
    });

    it("type-checks", () => {
      expect(errors.get(sample) ?? []).toEqual([]);
    });

    it("does what its trace says", async () => {
      const { text, subflows } = modulesOf(sample);
      const played = playTrace(loadModule(text, subflows), read(sample, "trace.txt"));
      expect(played).not.toContain("< fault");
      await expect(played).toMatchFileSnapshot(join(folder, sample, "trace.txt"));
    });

    it("does the same with probes for an editor that watches it", () => {
      const { text, subflows } = modulesOf(sample, true);
      expect(text).toContain("probe.");
      expect(playTrace(loadModule(text, subflows), read(sample, "trace.txt"))).toBe(read(sample, "trace.txt"));
    });
  });
});
