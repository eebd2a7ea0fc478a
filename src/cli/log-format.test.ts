import { describe, expect, it } from "vitest";
import { formatLog, type LogStyle } from "./log-format.ts";

const plain: LogStyle = { format: "pretty", colors: false, timestamps: false };
const json: LogStyle = { format: "json", colors: false, timestamps: false };

describe("formatLog", () => {
  it.each([
    ["an error", { level: "error", event: "failed", text: "no lamp" }, "error: no lamp"],
    ["a warning", { level: "warning", event: "old", text: "old lamp" }, "warning: old lamp"],
    ["news", { level: "info", event: "live", text: "1 flow live" }, "1 flow live"],
    ["the line scripts wait for", { level: "info", event: "ready", text: "ready" }, "ready"],
    ["several lines", { level: "info", event: "x", text: "a\nb" }, "a\n    b"],
    ["a name that would repaint the terminal", { level: "info", event: "x", text: "\u001b[2Jlamp\r" }, "\\x1b[2Jlamp\\x0d"],
    ["a name that would turn the line around", { level: "info", event: "x", text: "\u202epmal\u2028" }, "\\u202epmal\\u2028"],
  ] as const)("writes %s for people", (_, entry, line) => {
    expect(formatLog(entry, plain, 0)).toBe(line);
  });

  it("writes one object a line for machines", () => {
    const line = formatLog({ level: "error", event: "failed", text: "no\nlamp", data: { where: "x" } }, json, 1_000);
    expect(line).not.toContain("\n");
    expect(JSON.parse(line)).toEqual({
      event: "failed",
      level: "error",
      time: "1970-01-01T00:00:01.000Z",
      text: "no\nlamp",
      where: "x",
    });
  });

  it("keeps its own members, whatever a flow logs beside its text", () => {
    const data = { event: "ready", level: "debug", text: "mine", time: 0, room: "hall" };
    const line = formatLog({ level: "info", event: "flow", text: "hello", data }, json, 1_000);
    expect(JSON.parse(line)).toEqual({ event: "flow", level: "info", time: "1970-01-01T00:00:01.000Z", text: "hello", room: "hall" });
  });

  it("writes ready as scripts expect it, to the letter", () => {
    expect(formatLog({ level: "info", event: "ready", text: "ready" }, json, 0)).toBe('{"event":"ready"}');
  });

  it("colours the level only where colours are wanted", () => {
    const entry = { level: "error", event: "failed", text: "no lamp" } as const;
    expect(formatLog(entry, { ...plain, colors: true }, 0)).toContain("\u001b[31merror: ");
    expect(formatLog(entry, plain, 0)).not.toContain("\u001b");
  });
});
