import { describe, expect, it } from "vitest";
import type { LogEntry } from "../../contract/facts.ts";
import { VirtualClock } from "../../runtime/testing/virtual-clock.ts";
import { EventLog } from "./event-log.ts";

function logged() {
  const clock = new VirtualClock();
  const log = new EventLog(clock);
  const batches: (readonly LogEntry[])[] = [];
  log.appended.on((entries) => void batches.push(entries));
  return { clock, log, batches };
}

describe("EventLog", () => {
  it("names flow and node beside the message", () => {
    const { clock, log } = logged();
    log.log({ level: "info", event: "log", text: "hall: warm", data: { flow: "hall", node: "line", data: null } });
    log.log({ level: "error", event: "failed", text: "hall: not there", data: { flow: null } });
    expect(log.entries).toEqual([
      { at: clock.wall(), level: "info", flow: "hall", node: "line", message: "warm" },
      { at: clock.wall(), level: "error", flow: undefined, node: undefined, message: "hall: not there" },
    ]);
  });

  it("tells in batches and keeps a bounded number", () => {
    const { clock, log, batches } = logged();
    for (let count = 0; count < 10_000; count++) log.log({ level: "info", event: "log", text: String(count) });
    clock.advanceBy(40);
    expect(batches.map((entries) => entries.length)).toEqual([300]);
    expect(log.entries.length).toBeLessThanOrEqual(4_000);
    expect(log.entries.at(-1)?.message).toBe("9999");
  });
});
