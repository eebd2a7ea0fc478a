import { describe, expect, it } from "vitest";
import type { LogEntry } from "../host/log.ts";
import { runCommandLine } from "./program.ts";
import type { Terminal } from "./terminal.ts";

function recordingTerminal() {
  const entries: LogEntry[] = [];
  const written = { out: "", aside: "" };
  const terminal: Terminal = {
    colors: false,
    json: false,
    interactive: false,
    configure: () => undefined,
    log: (entry) => void entries.push(entry),
    result: (text) => {
      written.out += text;
    },
    aside: (text) => {
      written.aside += text;
    },
  };
  return { terminal, entries, written };
}

describe("the command line", () => {
  it.each([
    ["an unknown option", ["run", "--frobnicate", "x.json"], "unknown option '--frobnicate'"],
    ["an unknown command", ["dance"], "unknown command 'dance'"],
    ["a command of a later version", ["service"], "unknown command 'service'"],
    ["a missing argument", ["run"], "missing required argument 'path'"],
    ["too many arguments", ["export", "a.json", "b.json"], "too many arguments"],
    ["an option without its value", ["check", "x.json", "--config"], "argument missing"],
    ["a word that is no log format", ["run", "x.json", "--log-format", "xml"], "Allowed choices are json, pretty"],
    ["a file that is not there", ["check", "nowhere.json"], "there is no such file"],
  ])("ends with 2 and says why for %s", async (_, args, why) => {
    const { terminal, entries, written } = recordingTerminal();
    expect(await runCommandLine(args, terminal)).toBe(2);
    expect(entries.map((entry) => entry.text).join("\n")).toContain(why);
    expect(written.out).toBe("");
  });

  it("names the commands there are to who asks for one there is not", async () => {
    const { terminal, entries } = recordingTerminal();
    await runCommandLine(["dance"], terminal);
    expect(entries[0]?.text).toMatch(/init, run, check, test, record, export, devices, .*simulate/);
  });

  it("shows help on stderr and ends with 2 when nothing is asked", async () => {
    const { terminal, written } = recordingTerminal();
    expect(await runCommandLine([], terminal)).toBe(2);
    expect(written).toEqual({ out: "", aside: expect.stringContaining("ziggy-flow") });
  });

  it.each([["--help"], ["run --help"], ["check -h"], ["--version"]])("answers %s on stdout with 0", async (line) => {
    const { terminal, written } = recordingTerminal();
    expect(await runCommandLine(line.split(" "), terminal)).toBe(0);
    expect(written.out).not.toBe("");
    expect(written.aside).toBe("");
  });
});
