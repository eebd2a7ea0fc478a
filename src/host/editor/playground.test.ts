import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { compileText } from "../../compiler/compile.ts";
import { parseFlow } from "../../model/parse.ts";
import { printFlow } from "../../model/print.ts";
import { catalogue } from "../../nodes/index.gen.ts";
import { readHomeFrom } from "../home/home-snapshot.ts";
import { installation } from "../installation.ts";
import { readStarters, type Starter } from "./playground.ts";

const starters = await readStarters();
const homes = ["small", "typical"].map((name) => readHomeFrom(join(installation.homes, name)).description);

function problemsIn(starter: Starter): readonly string[] {
  const found = homes.map((home) =>
    compileText(starter.text, { id: starter.id, home, catalogue, file: `flows/${starter.id}.json`, version: "0" }).diagnostics.map(
      ({ message }) => message,
    ),
  );
  // Each is drawn for one of the two homes.
  return found.reduce((fewest, problems) => (problems.length < fewest.length ? problems : fewest));
}

describe("the flows to begin from", () => {
  it("are there", () => {
    expect(starters.map(({ id }) => id)).toEqual([
      "bathroom-fan",
      "curtain-by-sun",
      "door-left-open",
      "heating-at-night",
      "leak-alarm",
      "light-by-web",
      "machine-finished",
      "motion-light",
      "night-light",
      "presence-simulation",
      "remote-to-lamp",
      "wake-up-light",
      "window-heating",
    ]);
  });

  it.each(starters)("$id compiles for a shipped home without a word", (starter) => {
    expect(problemsIn(starter)).toEqual([]);
  });

  it.each(starters)("$id says what it does", ({ title, description }) => {
    expect([title.length > 4, /^[A-Z].+\.$/.test(description)]).toEqual([true, true]);
  });

  it.each(starters)("$id is written as the editor saves it", ({ text }) => {
    const { document } = parseFlow(text);
    expect(document === undefined ? undefined : printFlow(document)).toBe(text);
  });
});
