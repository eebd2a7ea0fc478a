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
const home = readHomeFrom(join(installation.homes, "typical")).description;

function problemsIn({ id, text }: Starter): readonly string[] {
  const { diagnostics } = compileText(text, { id, home, catalogue, file: `flows/${id}.json`, version: "0" });
  return diagnostics.map(({ message }) => message);
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

  it.each(starters)("$id compiles for the typical home without a word", (starter) => {
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
