import { describe, expect, it } from "vitest";
import { compileNodes, pinsOf } from "../../../test/support/compile-nodes.ts";

describe("bridge-event", () => {
  it("fires with the names of devices", () => {
    expect(pinsOf("bridge-event").outputs).toEqual([
      "joined event text",
      "left event text",
      "renamed event text",
      "interviewed event text",
      "interviewFailed event text",
      "announced event text",
      "online event nothing",
      "offline event nothing",
    ]);
  });

  it("has one helper for all that is wired", () => {
    const { body, problems } = compileNodes({ network: { kind: "bridge-event" }, line: { kind: "log" } }, [
      "network.joined -> line.in",
      "network.offline -> lamp.effect.blink",
    ]);
    expect(problems).toEqual([]);
    expect(body).toContain('const network = bridgeEvents("network");');
    expect(body).toContain("network.joined.on((device) => log(device));");
    expect(body).toContain('network.offline.on(() => lamp.effect.set("blink"));');
  });
});
