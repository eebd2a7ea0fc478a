import { readdirSync } from "node:fs";
import { defineConfig } from "vitest/config";

/** Every folder of test/ is a suite: brokers, processes and builds take their time and get the machine to themselves. */
const suites = readdirSync(new URL("test", import.meta.url), { withFileTypes: true }).filter((entry) => entry.isDirectory());

/**
 * Real brokers, processes and browsers share the machine with whatever else runs on it: a test that fails is tried twice more
 * before it counts, and the report says which were (retry x1). What is broken fails three times.
 */
const retry = 2;

export default defineConfig({
  test: {
    projects: [
      // A generous limit: the machine of CI may be busy, and nothing here waits for real time.
      { test: { name: "unit", include: ["src/**/*.test.ts"], environment: "node", testTimeout: 20_000, retry } },
      ...suites.map(({ name }, index) => ({
        test: {
          name,
          include: [`test/${name}/**/*.test.ts`],
          environment: "node",
          testTimeout: 60_000,
          retry,
          hookTimeout: 60_000,
          fileParallelism: false,
          sequence: { groupOrder: index + 1 },
        },
      })),
    ],
  },
});
