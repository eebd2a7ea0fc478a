import { describe, expect, it } from "vitest";
import { compileNodes } from "../../../test/support/compile-nodes.ts";

describe("a log with several sources", () => {
  it("still says what one of them carries when another carries nothing", () => {
    const { body } = compileNodes(
      { beat: { kind: "every", settings: { period: "1m" } }, line: { kind: "log", settings: { text: "Now:" } } },
      ["beat.out -> line.in", "bedroom.temperature -> line.in"],
    );
    expect(body).toContain('every("beat", minutes(1)).on(() => log("Now:"));');
    expect(body).toContain('bedroom.temperature.onChange((temperature) => log(textOf("Now: ", temperature)));');
  });
});
