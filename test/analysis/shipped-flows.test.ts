import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { analyseProject } from "../../src/analysis/analyse.ts";
import { exampleHome } from "../../src/catalogue/example-home.ts";
import { parseFlow } from "../../src/model/parse.ts";
import { catalogue } from "../../src/nodes/index.gen.ts";
import { describeHome } from "../../src/z2m/describe-home.ts";
import type { HomeDescription } from "../../src/z2m/description.ts";
import { type HomeName, homeNames, homePayload } from "../support/homes.ts";

const root = join(import.meta.dirname, "../..");

function home(name: HomeName): HomeDescription {
  return describeHome({ devices: homePayload(name, "devices"), groups: homePayload(name, "groups") });
}

/** The flows of a folder with their subflows, as a project of its own. */
function flowsIn(folder: string) {
  const files = readdirSync(join(root, folder), { recursive: folder !== "flows", encoding: "utf8" });
  return files.filter((file) => file.endsWith(".json")).map((file) => read(folder, file));
}

function read(folder: string, file: string) {
  const { document } = parseFlow(readFileSync(join(root, folder, file), "utf8"));
  if (document === undefined) throw new Error(`${file} is no flow`);
  return { id: file.replace(/\.json$/, ""), file: `flows/${file}`, document };
}

function said(flows: Parameters<typeof analyseProject>[0], of: HomeDescription): readonly string[] {
  return [...analyseProject(flows, { home: of, catalogue })].flatMap(([flow, diagnostics]) =>
    diagnostics.map(({ code, place, message }) => `${flow} ${place.node ?? ""} ${code}: ${message}`),
  );
}

describe("nothing is said of good flows", () => {
  it.each<[folder: string, home: HomeName]>([
    ["flows", "small"],
    ["flows/example-home/flows", "example"],
  ])("those of %s", (folder, name) => {
    expect(said(flowsIn(folder), home(name))).toEqual([]);
  });

  it.each(readdirSync(join(root, "flows/starters")).filter((file) => file.endsWith(".json")))("the starter %s", (file) => {
    const flow = read("flows/starters", file);
    const wanted = [...flow.document.roles.values()].map(({ ieee }) => ieee);
    // The home that it was drawn for: elsewhere there is little to be said of it.
    const fitting = homeNames.map(home).find(({ devices }) => wanted.every((ieee) => devices.some((device) => device.ieee === ieee)));
    expect(fitting && said([flow], fitting)).toEqual([]);
  });

  it.each([...catalogue.values()].flatMap((kind) => kind.examples.map(({ title, flow }) => [kind.kind, title, flow] as const)))(
    "the example of %s: %s",
    (kind, _, flow) => {
      const { document } = parseFlow(JSON.stringify(flow));
      expect(document === undefined ? undefined : said([{ id: kind, file: `flows/${kind}.json`, document }], exampleHome)).toEqual([]);
    },
  );

  it.each(readdirSync(join(root, "test/flows/samples")))("the sample %s", (sample) => {
    expect(said([read(`test/flows/samples/${sample}`, "flow.json")], exampleHome)).toEqual([]);
  });
});
