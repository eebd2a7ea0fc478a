import { describe, expect, it } from "vitest";
import { defaultConfig } from "./config/config.ts";
import { redactJson, redactor, secretsIn } from "./redact.ts";

describe("redactor", () => {
  it.each([
    ["a secret in a sentence", ["s3cret"], "the token s3cret is wrong", "the token *** is wrong"],
    ["the longer of two", ["secret", "secret-long"], "p=secret-long s=secret", "p=*** s=***"],
    ["a secret in an address", ["a b/c"], "http://x/a%20b%2Fc", "http://x/***"],
    ["a secret in JSON", ['pass"word'], '{"p":"pass\\"word"}', '{"p":"***"}'],
    ["nothing that is too short to be one", ["a"], "about a lamp", "about a lamp"],
  ])("hides %s", (_, secrets, text, shown) => {
    expect(redactor(secrets)(text)).toBe(shown);
  });

  it("reaches keys and values at any depth", () => {
    expect(redactJson({ hush: [{ text: "say hush" }, 1, null] }, redactor(["hush"]))).toEqual({ "***": [{ text: "say ***" }, 1, null] });
  });

  it("knows the token and all named secrets of a configuration", () => {
    const config = { ...defaultConfig, http: { ...defaultConfig.http, token: "t" }, secrets: new Map([["x", "y"]]) };
    expect(secretsIn(config)).toEqual(["t", "y"]);
  });
});
