import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createWorkshops } from "../support/workshop.ts";

const workshop = createWorkshops();

describe("without a broker", () => {
  it("generates the typed home from a device list", async () => {
    const { run, copy, folder } = await workshop();
    await copy("homes/small");
    const printed = await run(["devices", "--devices", "homes/small/devices.json"]);
    expect(printed).toMatchObject({ code: 0, stdout: expect.stringContaining("export interface Home extends HomeBase") });
    const written = await run(["devices", "--devices", "homes/small/devices.json", "-o", "types/home.ts"]);
    expect(written).toMatchObject({ code: 0, stdout: "" });
    expect(await readFile(join(folder, "types/home.ts"), "utf8")).toBe(printed.stdout);
  });

  it("lists the devices as data", async () => {
    const { run, copy } = await workshop();
    await copy("homes/small");
    const { stdout } = await run(["devices", "--json", "--devices", "homes/small/devices.json"]);
    expect(JSON.parse(stdout).devices).toHaveLength(13);
  });

  it("prints the module of a flow, and writes the same with -o", async () => {
    const { run, copy, folder } = await workshop();
    await copy("flows/hall-light.json");
    await copy("homes/small");
    const printed = await run(["export", "flows/hall-light.json", "--devices", "homes/small/devices.json"]);
    expect(printed).toMatchObject({ code: 0, stdout: expect.stringContaining('export default flow("hall-light"') });
    await run(["export", "flows/hall-light.json", "--devices", "homes/small/devices.json", "-o", "automations/hall.ts"]);
    expect(await readFile(join(folder, "automations/hall.ts"), "utf8")).toBe(printed.stdout);
  });

  it("prints the module of a subflow, and draws what a call of it has for pins", async () => {
    const { run, copy } = await workshop();
    await copy("flows/example-home");
    const folder = "flows/example-home/flows/subflows";
    const printed = await run(["export", `${folder}/dial-switch.json`, "--simulate"]);
    expect(printed).toMatchObject({ code: 0, stdout: expect.stringContaining("export const dialSwitch = subflow(") });
    const drawn = await run(["export", `${folder}/dial-switch.json`, "--simulate", "--svg"]);
    expect(drawn).toMatchObject({ code: 0, stdout: expect.stringContaining(">living-room<") });
  });

  it.each([
    ["light", [], "#f6f7f9"],
    ["dark", ["--dark"], "#16181d"],
  ])("draws a %s picture of a flow", async (_, options, background) => {
    const { run, copy, folder } = await workshop();
    await copy("flows/hall-light.json");
    await copy("homes/small");
    const draw = ["export", "flows/hall-light.json", "--devices", "homes/small/devices.json", "--svg", ...options];
    const printed = await run(draw);
    expect(printed).toMatchObject({ code: 0, stdout: expect.stringMatching(/^<svg .*Stays true 3 min longer.*<\/svg>\n$/s) });
    expect(printed.stdout).toContain(background);
    await run([...draw, "-o", "hall.svg"]);
    expect(await readFile(join(folder, "hall.svg"), "utf8")).toBe(printed.stdout);
  });

  it("draws a flow that has errors, and says why one cannot be drawn", async () => {
    const { run, write } = await workshop();
    await write("wrong.json", '{"ziggyFlow": 1, "nodes": {"a": {"kind": "magic"}}, "wires": ["a.x -> b.y"]}');
    await write("broken.json", "{");
    expect(await run(["export", "wrong.json", "--simulate", "--svg"])).toMatchObject({ code: 0, stdout: expect.stringContaining("magic") });
    expect(await run(["export", "broken.json", "--simulate", "--svg"])).toMatchObject({
      code: 1,
      stdout: "",
      stderr: expect.stringContaining("JSON"),
    });
  });

  it("checks a flow and a module and says so on stderr", async () => {
    const { run, copy, write } = await workshop();
    await copy("flows/hall-light.json");
    await write(
      "automations/stairs.ts",
      'import { flow } from "ziggy-flow";\nimport type { Home } from "../generated/home";\nexport default flow("stairs", (home: Home) => home.kitchenLight.state.set(true));\n',
    );
    const result = await run(["check", ".", "--simulate"]);
    expect(result).toMatchObject({ code: 0, stdout: "", stderr: expect.stringContaining("2 flows checked") });
  });

  it.each([
    ["a type that does not fit", "home.kitchenLight.state.set(3);", "TS2345"],
    ["a device that is not there", "home.nowhere;", "TS2339"],
    ["what is no TypeScript", "home.(;", "syntax"],
  ])("refuses a module with %s, and names the line", async (_, line, code) => {
    const { run, write } = await workshop();
    const text = `import { flow } from "ziggy-flow";\nimport type { Home } from "../generated/home";\nexport default flow("stairs", (home: Home) => {\n  ${line}\n});\n`;
    await write("automations/stairs.ts", text);
    const result = await run(["check", ".", "--simulate", "--json"]);
    expect(result.code).toBe(1);
    expect(result.stderr).toContain("automations/stairs.ts, line 4");
    expect(JSON.parse(result.stdout)).toMatchObject({
      ok: false,
      flows: [{ flow: "stairs", ok: false }],
      problems: [{ code, severity: "error", file: "automations/stairs.ts", place: { line: 4 } }],
    });
  });

  it("refuses a configuration that would end run, also where no broker is asked", async () => {
    const { run, copy, write } = await workshop();
    await copy("flows/hall-light.json");
    await copy("homes/small");
    await write("config.toml", "[mqtt_server\n");
    for (const home of [["--devices", "homes/small/devices.json"], ["--simulate=small"]]) {
      const { code, stderr } = await run(["check", ".", ...home]);
      expect([home[0], code, stderr.includes("config.toml")]).toEqual([home[0], 78, true]);
    }
  });

  it("refuses a flow with a device that the home lacks, names node and remedy, and asks no type checker", async () => {
    const { run, write, copy } = await workshop();
    await copy("flows/hall-light.json");
    await copy("homes/example");
    const result = await run(["check", "flows/hall-light.json", "--devices", "homes/example/devices.json"]);
    expect(result).toMatchObject({ code: 1, stdout: "" });
    expect(result.stderr).toMatch(/error: flows\/hall-light\.json, .*device "motion"/);
    await write("flows/broken.json", "{");
    expect((await run(["check", "flows/broken.json", "--simulate"])).code).toBe(1);
  });

  it("makes a project that checks and runs on a simulated home, and never overwrites", async () => {
    const { run, write, folder } = await workshop();
    const made = await run(["init", "home"]);
    expect(made).toMatchObject({ code: 0, stdout: "", stderr: expect.stringContaining("What to do next") });
    expect((await run(["check", "home", "--simulate"])).code).toBe(0);
    await write("home/config.toml", "# mine\n");
    expect((await run(["init", "home"])).stderr).toContain("config.toml is there already");
    expect(await readFile(join(folder, "home/config.toml"), "utf8")).toBe("# mine\n");
  });
});
