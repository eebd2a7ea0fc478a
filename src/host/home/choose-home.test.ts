import { copyFile, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { installation } from "../installation.ts";
import { projectAt } from "../project/project.ts";
import { chooseSimulatedHome, namedHome } from "./choose-home.ts";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "ziggy-flow-choose-"));
  await mkdir(join(folder, "flows"));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function chosenFor(...addresses: string[]): Promise<string> {
  const path = join(folder, "flows", "x.json");
  const devices = Object.fromEntries(addresses.map((ieee, index) => [`role${index}`, { ieee }]));
  await writeFile(path, JSON.stringify({ ziggyFlow: 1, devices }));
  return chooseSimulatedHome(projectAt(folder), [{ id: "x", path, kind: "drawn" }]);
}

const inSmall = "0x00158d00de216713";
const inTypical = "0x00158d00b111aedc";
const inExample = "0x00178801a52aba88";

describe("chooseSimulatedHome", () => {
  it.each([
    ["small", [inSmall]],
    ["typical", [inTypical]],
    ["example", [inExample, inExample]],
    ["small", []],
    ["small", ["0xnobody"]],
  ])("takes the home %s for devices %j", async (home, addresses) => {
    expect(await chosenFor(...addresses)).toBe(join(installation.homes, home));
  });

  it("prefers the project's own home, but not when another has more of the devices", async () => {
    await copyFile(join(installation.homes, "small", "devices.json"), join(folder, "home.json"));
    expect(await chosenFor(inSmall)).toBe(join(folder, "home.json"));
    expect(await chosenFor(inTypical)).toBe(join(installation.homes, "typical"));
  });

  it("leaves a flow that cannot be read to the compiler", async () => {
    const path = join(folder, "flows", "broken.json");
    await writeFile(path, "{");
    expect(await chooseSimulatedHome(projectAt(folder), [{ id: "broken", path, kind: "drawn" }])).toBe(join(installation.homes, "small"));
  });
});

describe("namedHome", () => {
  it("knows the homes that ship with the program by their names", async () => {
    expect(await namedHome("typical")).toBe(join(installation.homes, "typical"));
  });

  it.each(["typicl", "homes/nowhere", "constructor"])("leaves %s as it is: a path", async (named) => {
    expect(await namedHome(named)).toBe(named);
  });
});
