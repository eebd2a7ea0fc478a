import { describe, expect, it } from "vitest";
import { readFailedCommand } from "./failed-command.ts";

function log(message: string, level = "error"): string {
  return JSON.stringify({ level, message, namespace: "z2m" });
}

describe("errors in bridge/logging", () => {
  it.each([
    [
      "z2m: Publish 'set' 'state' to 'hall/lamp' failed: 'Error: ZCL command failed'",
      { entity: "hall/lamp", key: "state", command: "set" },
    ],
    [
      "Publish 'get' 'brightness' to 'kitchen's light' failed: 'Error: timeout'",
      { entity: "kitchen's light", key: "brightness", command: "get" },
    ],
    ["z2m: Publish 'set' 'state' to 'lamp' failed: 'Error: x\n at y'", { entity: "lamp", key: "state" }],
    ["z2m: No converter available for 'foo' on 'lamp': {\"foo\":1}", { entity: "lamp", key: "foo", command: undefined }],
    ["z2m: No converter available for 'lamp' with 'foo'", { entity: "lamp", key: "foo" }],
    ["z2m: Entity '0x00158d0001a2b3c4' is unknown", { entity: "0x00158d0001a2b3c4", key: undefined }],
    ["z2m: Device 'lamp' has no endpoint 'left'", { entity: "lamp" }],
    ["z2m: Cannot publish to unsupported device 'lamp'", { entity: "lamp" }],
  ])("name the command that failed: %s", (message, failed) => {
    expect(readFailedCommand(log(message))).toMatchObject(failed);
  });

  it("keep Zigbee2MQTT's own words", () => {
    expect(readFailedCommand(log("z2m: Entity 'x' is unknown"))?.message).toBe("Entity 'x' is unknown");
  });

  it.each([
    ["another level", log("z2m: Entity 'x' is unknown", "info")],
    ["another message", log("z2m: Failed to ping 'lamp'")],
    ["no message", '{"level":"error"}'],
    ["no JSON", "z2m: Entity 'x' is unknown"],
    ["nothing", ""],
  ])("are none: %s", (_, payload) => {
    expect(readFailedCommand(payload)).toBeUndefined();
  });

  it("are read in no time however hostile they are", () => {
    expect(readFailedCommand(log(`Publish 'set' '${"' to '".repeat(100_000)}`))).toBeUndefined();
  });
});
