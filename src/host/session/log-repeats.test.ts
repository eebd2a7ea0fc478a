import { describe, expect, it } from "vitest";
import type { LogEntry } from "../log.ts";
import { withoutRepeats } from "./log-repeats.ts";

function logged(minute: readonly (readonly [seconds: number, entry: Partial<LogEntry>])[]): readonly string[] {
  let now = 0;
  const lines: string[] = [];
  const log = withoutRepeats(({ text }) => lines.push(text), { monotonic: () => now });
  for (const [seconds, entry] of minute) {
    now = seconds * 1_000;
    log({ level: "warning", event: "commandRefused", text: "lamp: cut", ...entry });
  }
  return lines;
}

describe("withoutRepeats", () => {
  it.each<[string, Parameters<typeof logged>[0], readonly string[]]>([
    [
      "says a warning once within ten seconds",
      [
        [0, {}],
        [1, {}],
        [9, {}],
      ],
      ["lamp: cut"],
    ],
    [
      "says how often it came, with the next line after that",
      [
        [0, {}],
        [1, {}],
        [2, {}],
        [12, { level: "info", event: "connected", text: "connected" }],
      ],
      ["lamp: cut", "lamp: cut (2 more times)", "connected"],
    ],
    [
      "says it anew after ten seconds",
      [
        [0, {}],
        [11, {}],
      ],
      ["lamp: cut", "lamp: cut"],
    ],
    [
      "says at the end what is still to be said",
      [
        [0, {}],
        [1, {}],
        [2, { level: "info", event: "stopped", text: "stopped" }],
      ],
      ["lamp: cut", "lamp: cut (once more)", "stopped"],
    ],
    [
      "says all that differs",
      [
        [0, {}],
        [0, { text: "lamp: gone" }],
      ],
      ["lamp: cut", "lamp: gone"],
    ],
    [
      "leaves alone what flows log",
      [
        [0, { event: "log" }],
        [0, { event: "log" }],
      ],
      ["lamp: cut", "lamp: cut"],
    ],
    [
      "leaves alone what is no warning",
      [
        [0, { level: "info" }],
        [0, { level: "info" }],
      ],
      ["lamp: cut", "lamp: cut"],
    ],
  ])("%s", (_, minute, lines) => {
    expect(logged(minute)).toEqual(lines);
  });
});
