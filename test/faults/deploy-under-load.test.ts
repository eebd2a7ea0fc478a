import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { hasMosquitto } from "../support/mosquitto.ts";
import { until } from "../support/until.ts";
import { createWorkshops } from "../support/workshop.ts";
import { figure, homeOnBroker, runProject, witness } from "./on-broker.ts";

const workshop = createWorkshops();

/** Passes on what comes in. */
function relay(version: number): string {
  return JSON.stringify({
    ziggyFlow: 1,
    nodes: {
      in: { kind: "mqtt-message", settings: { topic: "load/in" } },
      text: { kind: "log", settings: { text: `version ${version}`, level: "debug" } },
      out: { kind: "mqtt-publish", settings: { topic: `load/changing/${version}` } },
    },
    wires: ["in.out -> text.in", "in.out -> out.in"],
  });
}

const unchanged = JSON.stringify({
  ziggyFlow: 1,
  nodes: {
    in: { kind: "mqtt-message", settings: { topic: "load/in" } },
    out: { kind: "mqtt-publish", settings: { topic: "load/unchanged" } },
  },
  wires: ["in.out -> out.in"],
});

describe.skipIf(!hasMosquitto)("a flow deployed again and again under 1,000 messages a second (D7, D8)", () => {
  it("loses nothing of a flow that does not change, breaks nothing, and keeps the last good version", { timeout: 120_000 }, async () => {
    const shop = await workshop();
    const { broker } = await homeOnBroker(shop, { config: ["max_queued_messages 0"] });
    await shop.write("flows/unchanged.json", unchanged);
    await shop.write("flows/changing.json", relay(0));
    const run = await runProject(shop, broker.url, "--no-startup-query", "--watch", "-v");
    const passed: string[] = [];
    const byVersion = new Map<string, number>();
    const client = await witness(shop, broker.url, ["load/unchanged", "load/changing/+"], (topic, text) => {
      if (topic === "load/unchanged") passed.push(text);
      else byVersion.set(topic, (byVersion.get(topic) ?? 0) + 1);
    });
    let said = 0;
    const start = performance.now();
    const saying = setInterval(() => {
      for (const due = performance.now() - start; said < due; said += 1) client.publish("load/in", `${said}`);
    }, 5);
    shop.own(() => clearInterval(saying));
    const deploys = 5;
    for (let version = 1; version <= deploys; version += 1) {
      const text = relay(version);
      await shop.write("flows/changing.json", version === 3 ? text.replace("in.out -> out.in", "in.nothing -> out.in") : text);
      if (version === 3) await run.sees(/flow "changing" is held back.*the version before keeps running/);
      else await until(() => byVersion.has(`load/changing/${version}`), 15_000, `version ${version}`);
      await sleep(300);
    }
    clearInterval(saying);
    await until(() => passed.length >= said, 10_000, "all messages");
    await sleep(300);
    figure(`D8: ${said} messages, ${deploys} deploys: 0 lost, 0 twice`);
    expect(passed).toEqual(Array.from({ length: said }, (_, index) => `${index}`));
    expect([...byVersion.keys()]).toEqual([0, 1, 2, 4, 5].map((version) => `load/changing/${version}`));
    // Each message went to one version; the one that did not compile never ran, and the one before took its share.
    expect([...byVersion.values()].reduce((sum, count) => sum + count, 0)).toBe(said);
    expect(run.stderr.match(/flow "unchanged" started/g)).toHaveLength(1);
  });
});
