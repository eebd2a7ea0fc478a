import { describe, expect, it } from "vitest";
import { HappeningsWriter } from "./happenings.ts";

function writer() {
  return new HappeningsWriter(false, new Set(["linkquality"]));
}

function reported(payload: Record<string, string | number | boolean | { hue: number }>) {
  return { type: "deviceStateChanged", address: "0x1", name: "hall/lamp", payload, class: "live" } as const;
}

describe("HappeningsWriter", () => {
  it("shows only what a report says anew", () => {
    const lines = writer();
    expect(lines.lineFor(reported({ state: "ON", linkquality: 80 }))?.trim()).toMatch(/^← hall\/lamp +state ON$/);
    expect(lines.lineFor(reported({ state: "ON", linkquality: 90 }))).toBeUndefined();
    expect(lines.lineFor(reported({ state: "ON", color: { hue: 3 } }))).toMatch(/color \{"hue":3\}$/);
  });

  it("shows each press of a button, also the same again", () => {
    const lines = writer();
    lines.lineFor(reported({ action: "on" }));
    expect(lines.lineFor(reported({ action: "on" }))).toMatch(/action on$/);
  });

  it("shows what was sent, and which flow and node sent it", () => {
    const fact = { type: "published", topic: "zigbee2mqtt/hall/lamp/set", payload: '{"state":"ON"}', flow: "hall", node: "lamp" } as const;
    expect(writer().lineFor(fact)?.trim()).toMatch(/^→ hall\/lamp\/set +\{"state":"ON"\} {3}\(hall: lamp\)$/);
  });

  it("shows control characters of names as escapes", () => {
    const fact = { type: "published", topic: "zigbee2mqtt/a\u001bb/set", payload: "x", flow: undefined, node: undefined } as const;
    expect(writer().lineFor(fact)).not.toContain("\u001b");
  });
});
