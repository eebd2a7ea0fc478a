import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { compileText } from "../../compiler/compile.ts";
import { parseFlow } from "../../model/parse.ts";
import { catalogue } from "../../nodes/index.gen.ts";
import { readHomeFrom } from "../home/home-snapshot.ts";
import { installation } from "../installation.ts";
import { fitToHome } from "./fit-to-home.ts";
import { readStarters } from "./playground.ts";

const starters = await readStarters();

function home(name: string) {
  return readHomeFrom(join(installation.homes, name)).description;
}

function textOf(id: string): string {
  return starters.find((starter) => starter.id === id)?.text ?? "";
}

describe("a flow for another home", () => {
  it.each(starters)("$id runs in the typical home", ({ id, text }) => {
    const typical = home("typical");
    const options = { id, home: typical, catalogue, file: `flows/${id}.json`, version: "0" };
    expect(compileText(fitToHome(text, typical), options).diagnostics).toEqual([]);
  });

  it.each([
    ["of the same model", "motion-light", "small", "motion", "hallway motion"],
    ["that can do the same", "window-heating", "small", "heating", "Büro/Heizung"],
  ])("gets a device %s", (_what, flow, name, role, device) => {
    const { document } = parseFlow(fitToHome(textOf(flow), home(name)));
    expect(document?.roles.get(role)?.name).toBe(device);
  });

  it("stays as it is where all its devices are there", () => {
    expect(fitToHome(textOf("night-light"), home("typical"))).toBe(textOf("night-light"));
  });

  it("keeps a role that nothing in the home can play", () => {
    const { document } = parseFlow(fitToHome(textOf("leak-alarm"), home("small")));
    expect(document?.roles.get("leak")?.name).toBe("bedroom - leak");
  });

  it("gives no device to two roles", () => {
    const { document } = parseFlow(fitToHome(textOf("light-by-web"), home("small")));
    const addresses = [...(document?.roles.values() ?? [])].map(({ ieee }) => ieee);
    expect(new Set(addresses).size).toBe(addresses.length);
  });
});
