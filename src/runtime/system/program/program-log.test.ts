import { describe, expect, it } from "vitest";
import { programLog } from "./program-log.ts";

function logged(
  level: "debug" | "info" | "warning" | "error",
  text: string,
  options: { secrets?: string[]; colors?: boolean; verbose?: boolean } = {},
): string {
  let output = "";
  const write = (line: string): void => {
    output += line;
  };
  programLog({ write, colors: false, verbose: false, secrets: [], ...options })(level, text);
  return output;
}

describe("programLog", () => {
  it.each([
    ["a line with its level", "warning", "careful", {}, "warning: careful\n"],
    ["news without one", "info", "ready", {}, "ready\n"],
    ["nothing of details", "debug", "detail", {}, ""],
    ["details when asked to", "debug", "detail", { verbose: true }, "debug: detail\n"],
    ["colours where a person reads", "error", "wrong", { colors: true }, "\u001b[31merror: \u001b[0mwrong\n"],
    ["further lines indented", "info", "a\nb", {}, "a\n    b\n"],
    ["no secret, longest first", "info", "p=secret-long s=secret", { secrets: ["secret", "secret-long"] }, "p=*** s=***\n"],
    ["no control character that could write over other lines", "info", "a\u001b[2Jb\rc\u009b", {}, "a\\x1b[2Jb\\x0dc\\x9b\n"],
    ["everything, when a secret is too short to be one", "info", "about a lamp", { secrets: ["a"] }, "about a lamp\n"],
  ] as const)("writes %s", (_, level, text, options, line) => {
    expect(logged(level, text, { ...options, secrets: "secrets" in options ? [...options.secrets] : [] })).toBe(line);
  });
});
