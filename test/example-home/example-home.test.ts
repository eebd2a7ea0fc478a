import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { freePort } from "../support/ports.ts";
import { createWorkshops } from "../support/workshop.ts";

const workshop = createWorkshops();
const root = fileURLToPath(new URL("../../", import.meta.url));
const project = "flows/example-home";
/** What a simulated week may take. Seconds. */
const longestWeek = 20;

function filesIn(folder: string): readonly string[] {
  return readdirSync(`${root}${project}/${folder}`).sort();
}

describe("the example home", () => {
  it("does what its traces say", async () => {
    const { run } = await workshop();
    const { code, stdout } = await run(["test", project], { cwd: root });
    const passed = filesIn("traces").map((name) => `✓ ${project}/traces/${name}\n`);
    expect([code, stdout]).toEqual([0, passed.join("")]);
  });

  it("has a trace for each of its flows", () => {
    const about = filesIn("traces").flatMap((name) => {
      const [, named] = /^flows: (.+)$/m.exec(readFileSync(`${root}${project}/traces/${name}`, "utf8")) ?? [];
      return named?.split(", ") ?? [name.replace(".txt", "")];
    });
    const flows = filesIn("flows").filter((name) => name.endsWith(".json"));
    expect(flows.map((name) => name.replace(".json", "")).filter((flow) => !about.includes(flow))).toEqual([]);
  });

  it("lives through a week in seconds", async () => {
    const { run } = await workshop();
    const started = performance.now();
    expect(await run(["test", `${project}/traces/week.txt`], { cwd: root })).toMatchObject({ code: 0 });
    expect((performance.now() - started) / 1000).toBeLessThan(longestWeek);
  });

  it("checks without a word, offline", async () => {
    const { run, copy, folder } = await workshop();
    await copy(project);
    const { code, stdout, stderr } = await run(["check", `${folder}/${project}`, "--devices", `${folder}/${project}/home.json`]);
    expect([code, stdout, stderr]).toEqual([0, "", expect.stringMatching(/^\d+ flows checked against 27 devices\n$/)]);
  });

  it("runs on its simulated home, all of it", async () => {
    const { start, copy, folder } = await workshop();
    await copy(project);
    const run = start(["run", `${folder}/${project}`, "--simulate", "--log-format", "json"], {
      env: { ZIGGY_FLOW_HTTP_PORT: String(await freePort()) },
    });
    await run.sees(/"event":"ready"/);
    run.signal("SIGTERM");
    const { code, stderr } = await run.exited;
    expect([code, stderr.split("\n").filter((line) => /"level":"(warning|error)"/.test(line))]).toEqual([0, []]);
  });
});
