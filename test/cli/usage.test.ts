import { describe, expect, it } from "vitest";
import { createWorkshops } from "../support/workshop.ts";

const workshop = createWorkshops();

describe("the command line as a process", () => {
  it.each([
    ["an unknown option", ["run", "--frobnicate", "flow.json"], 2, "unknown option '--frobnicate'"],
    ["a command that does not exist", ["replay"], 2, "the commands are: init, run, check, test, record, export, devices"],
    ["a flow that does not exist", ["run", "nowhere.json"], 2, "nowhere.json: there is no such file or folder"],
    ["a missing configuration", ["devices"], 78, "config.toml: there is no such file"],
    ["a configuration named that does not exist", ["devices", "--config", "x.toml"], 78, "x.toml: there is no such file"],
    ["a broker that is no address", ["devices", "--broker", "::::"], 2, "command line, broker: this is not a broker"],
    ["a device list that does not exist", ["devices", "--devices", "x.json"], 1, "x.json does not exist"],
  ])("explains %s on stderr only", async (_, args, code, why) => {
    const { run } = await workshop();
    const result = await run(args);
    expect(result).toMatchObject({ code, stdout: "" });
    expect(result.stderr).toContain(why);
  });

  it.each([
    ["damaged", "[mqtt_server\n", "config.toml:1:13"],
    ["a port that is none", '[mqtt_server]\nhost = "localhost"\nport = "many"\n', "port"],
    ["no broker", '[location]\nzone = "UTC"\n', "[mqtt_server] host"],
  ])("ends with 78 and names the key for a configuration with %s", async (_, text, where) => {
    const { run, write } = await workshop();
    await write("config.toml", text);
    const result = await run(["devices"]);
    expect(result).toMatchObject({ code: 78, stdout: "" });
    expect(result.stderr).toContain(where);
  });

  it("answers --version on stdout with nothing else", async () => {
    const { run } = await workshop();
    expect(await run(["--version"])).toEqual({ code: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/), stderr: "" });
  });

  it("writes its log as JSON where that was asked for", async () => {
    const { run, copy } = await workshop();
    await copy("flows/hall-light.json");
    const result = await run(["run", "flows/hall-light.json", "--log-format", "json"]);
    expect(result.code).toBe(78);
    const entries = result.stderr
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(entries).toEqual([expect.objectContaining({ event: "failed", level: "error", what: "there is no such file" })]);
  });

  it("gives machines the failure on stdout with --json", async () => {
    const { run } = await workshop();
    const { code, stdout } = await run(["devices", "--json"]);
    expect(code).toBe(78);
    expect(JSON.parse(stdout)).toMatchObject({
      ok: false,
      failures: [{ kind: "configuration", where: expect.stringContaining("config.toml") }],
    });
  });

  it("colours nothing where no person reads, and nothing under NO_COLOR", async () => {
    const { run } = await workshop();
    expect((await run(["devices"])).stderr).not.toContain("\u001b");
    expect((await run(["--help"], { env: { NO_COLOR: "1", FORCE_COLOR: "1" } })).stdout).not.toContain("\u001b");
  });
});
