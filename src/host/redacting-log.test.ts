import { describe, expect, it } from "vitest";
import { redactor } from "../runtime/system/redact.ts";
import type { LogEntry } from "./log.ts";
import { redactingLog } from "./redacting-log.ts";

describe("redactingLog", () => {
  it("hides secrets in text and data, and changes nothing else", () => {
    const entries: LogEntry[] = [];
    const log = redactingLog((entry) => entries.push(entry), redactor(["hunter2"]));
    log({ level: "error", event: "failed", text: "hunter2 is wrong", data: { said: ["hunter2"], count: 1 } });
    log({ level: "info", event: "ready", text: "ready" });
    expect(entries).toEqual([
      { level: "error", event: "failed", text: "*** is wrong", data: { said: ["***"], count: 1 } },
      { level: "info", event: "ready", text: "ready" },
    ]);
  });
});
