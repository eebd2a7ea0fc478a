import { describe, expect, it } from "vitest";
import { compileNodes } from "../../../test/support/compile-nodes.ts";

describe("a code node that takes what came over HTTP", () => {
  it("may name the type of it: the module imports what the code mentions", () => {
    const { text, problems } = compileNodes(
      {
        request: { kind: "http-request", settings: { path: "/level" } },
        level: { kind: "code", settings: { code: ['(body: Json): number => (typeof body === "number" ? body : 0)'] } },
      },
      ["request.body -> level.body", "level.out -> lamp.brightness"],
    );
    expect(problems).toEqual([]);
    expect(text).toContain('import type { Json } from "ziggy-flow";');
  });
});
