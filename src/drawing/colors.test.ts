import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { pictureColors, pictureFont, pictureThemes } from "./colors.ts";

const css = readFileSync(new URL("../ui/tokens.css", import.meta.url), "utf8");

/** The tokens that the editor sets under a selector. */
function tokensOf(selector: string): ReadonlyMap<string, string> {
  const [, block = ""] = css.split(`${selector} {`);
  const [rules = ""] = block.split("\n}");
  return new Map([...rules.matchAll(/--([\w-]+): ([^;]+);/g)].map(([, name = "", value = ""]) => [name, value]));
}

const tokens = { light: tokensOf("\n:root"), dark: tokensOf(':root[data-theme="dark"]') };

describe.each(pictureThemes)("colours of %s pictures", (theme) => {
  it.each(Object.entries(pictureColors[theme]))("%s is the editor's", (name, color) => {
    expect(color).toBe(tokens[theme].get(name));
  });
});

describe("the font of pictures", () => {
  it("is the editor's", () => {
    expect(pictureFont).toBe(tokens.light.get("font"));
  });
});
