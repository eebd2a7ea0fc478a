import { describe, expect, it } from "vitest";
import type { HomeNews } from "../../core/home-types.ts";
import { FlowBench } from "../../testing/flow-bench.ts";
import { bridgeEvents } from "./bridge-events.ts";

const devices = ["joined", "left", "renamed", "interviewed", "interviewFailed", "announced"] as const;

describe("bridgeEvents", () => {
  it.each<[HomeNews, string]>([
    [{ type: "joined", name: "0x1", address: "0x1" }, "joined 0x1"],
    [{ type: "left", name: "lamp", address: "0x1" }, "left lamp"],
    [{ type: "renamed", name: "lamp", before: "0x1", address: "0x1" }, "renamed lamp"],
    [{ type: "interviewed", name: "lamp", address: "0x1" }, "interviewed lamp"],
    [{ type: "interviewFailed", name: "lamp", address: "0x1" }, "interviewFailed lamp"],
    [{ type: "announced", name: "lamp", address: "0x1" }, "announced lamp"],
    [{ type: "online" }, "online"],
    [{ type: "offline" }, "offline"],
  ])("of %j fires only %s", (news, expected) => {
    const bench = new FlowBench();
    const heard: string[] = [];
    bench.start(() => {
      const events = bridgeEvents("network");
      for (const part of devices) events[part].on((name) => heard.push(`${part} ${name}`));
      for (const part of ["online", "offline"] as const) events[part].on(() => heard.push(part));
    });
    bench.news(news);
    expect(heard).toEqual([expected]);
  });
});
