import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createWorkshops, type Workshop } from "../support/workshop.ts";

const workshop = createWorkshops();

/** A project with the hall light of the shipped flows, its trace changed as the test wants. */
async function hall(change: (trace: string) => string = (trace) => trace): Promise<Workshop & { readonly trace: string }> {
  const shop = await workshop();
  await shop.copy("flows/hall-light.json");
  await shop.copy("flows/traces/hall-light.txt");
  const trace = join(shop.folder, "flows/traces/hall-light.txt");
  await writeFile(trace, change(await readFile(trace, "utf8")));
  return { ...shop, trace };
}

async function breakFlow({ folder }: Workshop): Promise<void> {
  const flow = join(folder, "flows/hall-light.json");
  await writeFile(flow, (await readFile(flow, "utf8")).replace('"3m"', '"2m"'));
}

describe("ziggy-flow test", () => {
  it("passes the shipped flows, named as a folder", async () => {
    const { run, copy } = await workshop();
    await copy("flows");
    expect(await run(["test", "flows"])).toMatchObject({
      code: 0,
      stdout: expect.stringContaining("✓ flows/traces/hall-light.txt\n✓ flows/traces/remote.txt\n"),
    });
  });

  it("passes the example home", async () => {
    const { run, copy } = await workshop();
    await copy("flows/example-home");
    const { code, stdout } = await run(["test", "flows/example-home"]);
    expect(stdout.split("\n").filter((line) => /^ *✗/.test(line))).toEqual([]);
    expect(code).toBe(0);
  });

  it("passes the flows to begin from", async () => {
    const { run, copy } = await workshop();
    await copy("flows/starters");
    expect(await run(["test", "flows/starters"])).toMatchObject({ code: 0, stderr: "13 traces passed\n" });
  });

  it.each([[[]], [["flows"]], [["flows/hall-light.json"]], [["flows/traces"]], [["flows/traces/hall-light.txt", "flows"]]])(
    "finds the trace by %j",
    async (paths) => {
      const { run } = await hall();
      expect(await run(["test", ...paths])).toMatchObject({
        code: 0,
        stdout: "✓ flows/traces/hall-light.txt\n",
        stderr: "1 trace passed\n",
      });
    },
  );

  it("shows what a broken flow did beside what was expected", async () => {
    const shop = await hall();
    await breakFlow(shop);
    const { code, stdout, stderr } = await shop.run(["test"]);
    expect(code).toBe(1);
    expect(stdout).toMatch(/✗ 1m\.\.6m NEVER kitchen light \{.*\} +│ 5m kitchen light \{"state":"OFF"\} {2}← must not come/);
    expect(stdout).toMatch(/✗ 6m EXPECT kitchen light \{"state":"OFF"\} +│ – {2}← did not come/);
    expect(stderr).toBe("1 of 1 trace failed\n");
    expect(stdout).not.toContain("\u001b");
  });

  it("tells the outcome to machines", async () => {
    const shop = await hall();
    await breakFlow(shop);
    const { code, stdout } = await shop.run(["test", "--json", "--junit", "out/results.xml"]);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ ok: false, traces: [{ file: "flows/traces/hall-light.txt", ok: false }] });
    const junit = await readFile(join(shop.folder, "out/results.xml"), "utf8");
    expect(junit).toContain('<testsuites tests="1" failures="1"');
    expect(junit).toContain('classname="flows/traces" name="hall-light.txt"><failure');
  });

  it("rewrites what is expected to what came, and nothing else", async () => {
    const shop = await hall((trace) => trace.replace(/^1m\.\.6m.*\n/m, ""));
    const before = await readFile(shop.trace, "utf8");
    await breakFlow(shop);
    expect(await shop.run(["test", "--update"])).toMatchObject({ code: 0, stdout: "✓ flows/traces/hall-light.txt\n" });
    expect(await readFile(shop.trace, "utf8")).toBe(before.replace(/^6m(?= +EXPECT)/m, "5m"));
  });

  it.each([
    ["a line that cannot be read", "1s EXPEKT lamp *", "flows/traces/hall-light.txt:23: there is no step EXPEKT"],
    ["a device that is not there", '11m RECV lamb {"state":"ON"}', 'no device or role "lamb" in this home\n    "lamp" is meant?'],
    ["a route that is not there", "11m HTTP GET /lamp", "no flow answers GET /lamp"],
  ])("names %s", async (_, line, expected) => {
    const { run } = await hall((trace) => `${trace}${line}\n`);
    expect(await run(["test"])).toMatchObject({ code: 1, stdout: expect.stringContaining(expected) });
  });

  it.each([
    ["a flow", (trace: string) => `flows: hall\n${trace}`, 'there is no flow "hall"'],
    ["a home", (trace: string) => trace.replace("home: small", "home: tiny"), "tiny"],
    ["anything to check", (trace: string) => trace.replace(/^\S+ +(EXPECT|NEVER).*$/gm, ""), "this trace checks nothing"],
  ])("fails without %s", async (_, change, expected) => {
    const { run } = await hall(change);
    expect(await run(["test"])).toMatchObject({ code: 1, stdout: expect.stringContaining(expected) });
  });

  it("fails when there is nothing to play, and says what to do", async () => {
    const { run, copy } = await workshop();
    await copy("flows/hall-light.json");
    expect(await run(["test"])).toMatchObject({ code: 1, stdout: "", stderr: expect.stringContaining("docs/traces.md") });
    expect(await run(["test", "nowhere"])).toMatchObject({ code: 2 });
  });

  it("fails with what the compiler says when the flow has errors", async () => {
    const { run, folder } = await hall();
    const flow = join(folder, "flows/hall-light.json");
    await writeFile(flow, (await readFile(flow, "utf8")).replace("lamp.state.on", "lamp.stat.on"));
    expect(await run(["test"])).toMatchObject({ code: 1, stdout: expect.stringContaining("flows/hall-light.json, ") });
  });

  it("plays a recording of pyziggy", async () => {
    const recording = [
      '0.10 RECV zigbee2mqtt/hallway motion {"illuminance": 10, "occupancy": false}',
      '0.50 RECV zigbee2mqtt/hallway motion {"illuminance": 10, "occupancy": true}',
      '0.70 EXPO zigbee2mqtt/kitchen light/set {"state": "ON"}',
    ];
    const { run } = await hall(() => `${recording.join(`\n${"-".repeat(30)}\n`)}\n`);
    expect(await run(["test"])).toMatchObject({ code: 0, stdout: "✓ flows/traces/hall-light.txt\n" });
  });
});

describe("a trace of a module written by hand", () => {
  const module = `
    import { flow, httpRequests, log, mqttMessages, publish } from "ziggy-flow";
    let calls = 0;
    export default flow("web", () => {
      httpRequests("ask", "POST", "/ask").on((request) => {
        calls += 1;
        log("asked");
        request.reply(200, { calls });
        publish("house/asked", String(calls));
      });
      mqttMessages("mode", "house/mode", { as: "text" }).on(({ payload }) => publish("house/echo", payload));
    });
  `;

  it("speaks HTTP and MQTT; each trace gets a module of its own", async () => {
    const { run, write } = await workshop();
    await write("automations/web.ts", module);
    const trace = [
      "flows: web",
      '1s HTTP POST /ask {"a":1}',
      '1s EXPECT HTTP 200 {"calls":1}',
      "1s EXPECT LOG asked",
      "1s EXPECT MQTT house/asked 1",
      "2s MQTT house/mode night time",
      "2s EXPECT MQTT house/echo night time",
    ].join("\n");
    await write("traces/one.txt", trace);
    await write("traces/two.txt", trace);
    expect(await run(["test", "."])).toMatchObject({ code: 0, stdout: "✓ traces/one.txt\n✓ traces/two.txt\n" });
  });
});

/** A module about the hall that does something when there is motion, and a trace in which there is. */
async function onMotion(work: string, expected: string): Promise<Workshop> {
  const shop = await workshop();
  await shop.write(
    "automations/own.ts",
    `import { atSun, flow, log } from "ziggy-flow";
import type { Home } from "../generated/home";
export default flow("own", (home: Home) => {
  void atSun;
  void log;
  home.hallwayMotion.occupancy.onChange(() => {
    ${work}
  });
});
`,
  );
  const trace = `home: small\n0s RECV "hallway motion" {"occupancy":false}\n3s RECV "hallway motion" {"occupancy":true}\n${expected}\n`;
  await shop.write("automations/traces/own.txt", trace);
  return shop;
}

describe("code that misbehaves", () => {
  it.each([
    ["a loop", "for (;;);", 'flow "own" does not come to an end'],
    ["a chain of promises", "void (async () => { for (;;) await undefined; })();", 'flow "own" does not come to an end'],
    ["an end of its thread", "process.exit(3);", "use stop()"],
  ])(
    "fails its own trace only: %s",
    async (_, work, reason) => {
      const shop = await onMotion(work, "4s NEVER * *");
      await shop.copy("flows/hall-light.json");
      await shop.copy("flows/traces/hall-light.txt");
      const { code, stdout, stderr } = await shop.run(["test", "automations", "flows"]);
      expect(code).toBe(1);
      expect(stdout).toContain(reason);
      expect(stdout).toContain("✓ flows/traces/hall-light.txt");
      expect(stderr).toContain("1 of 2 traces failed");
    },
    30_000,
  );
});

describe("what flow code prints", () => {
  it("stands in the report at the time of the trace, on stdout nowhere else", async () => {
    const shop = await onMotion('console.log("seen %d", 1); console.error("and complained");', "4s NEVER * *");
    expect((await shop.run(["test"])).stdout).toBe(
      "✓ automations/traces/own.txt\n  at 3s printed: seen 1\n  at 3s printed: and complained\n",
    );
    const { stdout } = await shop.run(["test", "--json", "--junit", "results.xml"]);
    expect(JSON.parse(stdout)).toMatchObject({ traces: [{ printed: [{ at: 3000, text: "seen 1" }, { at: 3000 }] }] });
    expect(await readFile(join(shop.folder, "results.xml"), "utf8")).toContain("<system-out>seen 1\nand complained</system-out>");
  });
});

describe("secrets", () => {
  it("do not stand in the report when a flow prints or throws them", async () => {
    const shop = await onMotion('console.log("it is s3cret-word"); throw new Error("s3cret-word");', "4s NEVER * *");
    await shop.write("config.toml", "");
    await shop.write("secrets/secrets.json", '{"word": "s3cret-word"}');
    const { stdout, stderr } = await shop.run(["test"]);
    expect(stdout).toContain("at 3s printed: it is ***");
    expect(stdout + stderr).not.toContain("s3cret-word");
  });
});

describe("the configuration", () => {
  const sunny = 'atSun("sun", "noon").on(() => log("noon"));';
  const withSun = async (): Promise<Workshop> => {
    const shop = await onMotion("", "0s..2d EXPECT LOG noon");
    const path = join(shop.folder, "automations/own.ts");
    await writeFile(path, (await readFile(path, "utf8")).replace("void log;", `void log; ${sunny}`));
    return shop;
  };

  it("says where the home is, when --config names it", async () => {
    const shop = await withSun();
    await shop.write("other.toml", "[location]\nlatitude = 52.5\nlongitude = 13.4\n");
    expect((await shop.run(["test"])).code).toBe(1);
    expect(await shop.run(["test", "--config", "other.toml"])).toMatchObject({ code: 0 });
    await shop.write("config.toml", "[location]\nlatitude = 52.5\nlongitude = 13.4\n");
    expect(await shop.run(["test"])).toMatchObject({ code: 0 });
  });

  it.each([
    ["is not there", "nowhere.toml", "there is no such file"],
    ["is wrong", "wrong.toml", "no time zone|is not a time zone"],
  ])("ends the command with 78 when it %s", async (_, name, reason) => {
    const shop = await withSun();
    await shop.write("wrong.toml", '[location]\nzone = "Mars/North"\n');
    const { code, stderr } = await shop.run(["test", "--config", name]);
    expect([code, new RegExp(reason).test(stderr)]).toEqual([78, true]);
  });
});
