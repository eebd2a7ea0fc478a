import { describe, expect, it } from "vitest";
import { compileNodes, pinsOf } from "../../../test/support/compile-nodes.ts";
import { catalogue } from "../index.gen.ts";

describe("webhook", () => {
  it("has a pin for each field", () => {
    expect(pinsOf("webhook", { settings: { fields: { room: "text", level: "number", on: "boolean" } } }).outputs).toEqual([
      "out event nothing",
      "body event any value",
      "body.room event text",
      "body.level event number",
      "body.on event boolean",
    ]);
  });

  it("answers at once", () => {
    const { body, problems } = compileNodes({ bell: { kind: "webhook", settings: { name: "bell" } } }, ["bell.out -> lamp.effect.blink"]);
    expect(problems).toEqual([]);
    expect(body).toBe('httpRequests("bell", "POST", "/hook/bell", { answer: 200 }).on(() => lamp.effect.set("blink"));');
  });

  it("refuses calls without the fields, and those without the secret", () => {
    const settings = { name: "bell", fields: { level: "number" }, secret: "bell-token" };
    const { body, problems } = compileNodes({ bell: { kind: "webhook", settings } }, ["bell.body.level -> lamp.brightness"]);
    expect(problems).toEqual([]);
    expect(body).toContain('schema: { type: "object", required: ["level"], properties: { level: { type: "number" } } }');
    expect(body).toContain('secret: "bell-token"');
    expect(body).toContain('jsonField(request.body, ["level"], "number")');
    expect(body).toContain("if (level !== undefined) lamp.brightness.set(level);");
  });

  it.each([
    [{ name: "a/b" }, "Name: must be letters, digits, “-”, “_” or “.” only."],
    [{ name: "" }, "Name: must be letters, digits, “-”, “_” or “.” only."],
    [{ fields: { level: "float" } }, 'Fields: must say of "level" that it is text, number, boolean.'],
    [{ secret: "" }, "Secret: must not be empty."],
  ])("refuses %j", (settings, problem) => {
    expect(compileNodes({ bell: { kind: "webhook", settings } }, []).problems).toContainEqual(problem);
  });

  it("has a server opened", () => {
    expect(catalogue.get("webhook")?.configure(new Map()).usable?.uses).toEqual({ services: ["http-server"] });
  });
});
