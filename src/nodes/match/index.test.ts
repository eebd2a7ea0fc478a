import { describe, expect, it } from "vitest";
import { compileNodes } from "../../../test/support/compile-nodes.ts";

describe("a match of all words", () => {
  it("names the words at which nothing happens once, so that they are not taken for others", () => {
    const { body } = compileNodes({ gesture: { kind: "match" }, other: { kind: "log", settings: { text: "Other:" } } }, [
      "remote.action -> gesture.in",
      "gesture.on -> lamp.state.on",
      "gesture.otherwise -> other.in",
    ]);
    expect(body.replaceAll(/\n */g, "\n")).toMatch(/case "on":\nlamp\.state\.set\(true\);\nbreak;\n(?:case "[a-z_]+":\n)+break;\ndefault:/);
    expect(body.match(/break;/g)).toHaveLength(3);
  });

  it.each([["a word that the source never says", ["on", "bark"], 'holds "bark", which the source never says']])(
    "refuses %s",
    (_, words, problem) => {
      const { problems } = compileNodes({ gesture: { kind: "match", settings: { words } } }, [
        "remote.action -> gesture.in",
        "gesture.on -> lamp.state.on",
      ]);
      expect(problems).toEqual([expect.stringContaining(problem)]);
    },
  );

  it("refuses a written value, which would always take the same way", () => {
    const { problems } = compileNodes({ gesture: { kind: "match", settings: { words: ["on"] }, inputs: { in: 5 } } }, [
      "remote.action -> gesture.in",
      "gesture.on -> lamp.state.on",
    ]);
    expect(problems).toContain('"in": must be a choice or a text.');
  });
});
