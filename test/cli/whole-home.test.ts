import { expect, it } from "vitest";
import { createWorkshops } from "../support/workshop.ts";

const workshop = createWorkshops();
const lamp = { ieee: "0x842e14ff5624d239", name: "kitchen light" };
const motion = { ieee: "0x00158d00de216713", name: "hallway motion" };
const door = { ieee: "0x00158d00ef3ed58a", name: "front door" };

/** The lamp follows something of the home. */
function following(role: string, device: object, output: string, silence: object = {}): string {
  return JSON.stringify({
    ziggyFlow: 1,
    silence,
    devices: { [role]: device, lamp },
    nodes: { [role]: { kind: "device", settings: { device: role } }, lamp: { kind: "device", settings: { device: "lamp" } } },
    wires: [`${role}.${output} -> lamp.state`],
  });
}

it("check says what several flows have to do with each other, as words and as data, and holds none of them back", async () => {
  const shop = await workshop();
  await shop.write("flows/hall.json", following("motion", motion, "occupancy"));
  await shop.write("flows/entry.json", following("door", door, "contact"));
  const human = await shop.run(["check", ".", "--simulate", "--no-check"]);
  expect(human.stderr).toContain(
    'node "lamp", pin "state": What sets "kitchen light" (state) of itself is not only this flow, but also "entry"',
  );
  const { code, stdout } = await shop.run(["check", ".", "--simulate", "--no-check", "--json"]);
  const { ok, problems } = JSON.parse(stdout);
  expect([code, ok]).toEqual([0, true]);
  expect(problems).toMatchObject([
    { code: "analysis/two-writers", severity: "warning", flow: "entry", place: { node: "lamp", pin: "state" } },
    { code: "analysis/two-writers", severity: "warning", flow: "hall", file: "flows/hall.json" },
  ]);
});

it("check of one flow counts the others of the project, and speaks of that one", async () => {
  const shop = await workshop();
  await shop.write("flows/hall.json", following("motion", motion, "occupancy"));
  await shop.write("flows/entry.json", following("door", door, "contact"));
  const { stdout } = await shop.run(["check", "flows/hall.json", "--simulate", "--no-check", "--json"]);
  expect(JSON.parse(stdout).problems.map(({ flow }: { readonly flow: string }) => flow)).toEqual(["hall"]);
});

it("check is silent about what a flow silences", async () => {
  const shop = await workshop();
  await shop.write("flows/hall.json", following("motion", motion, "occupancy"));
  await shop.write("flows/entry.json", following("door", door, "contact", { "analysis/two-writers": "Whoever comes in has light." }));
  const { stdout } = await shop.run(["check", ".", "--simulate", "--no-check", "--json"]);
  expect(JSON.parse(stdout).problems).toEqual([]);
});
