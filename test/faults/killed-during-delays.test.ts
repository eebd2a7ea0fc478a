import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { hasMosquitto } from "../support/mosquitto.ts";
import { until } from "../support/until.ts";
import { createWorkshops } from "../support/workshop.ts";
import { figure, homeOnBroker, runProject, witness } from "./on-broker.ts";

/** `ZIGGY_FLOW_FAULT_ROUNDS=1000` for the figure in docs/reliability.md; each round takes some three seconds. */
const rounds = Number(process.env.ZIGGY_FLOW_FAULT_ROUNDS ?? 4);
const workshop = createWorkshops();

/** Accepts words, says so, and says each again after 0.3 s. */
const flow = {
  ziggyFlow: 1,
  nodes: {
    in: { kind: "mqtt-message", settings: { topic: "words/in" } },
    wait: { kind: "delay", settings: { mode: "queue" }, inputs: { for: "300ms" }, durable: true },
    accepted: { kind: "mqtt-publish", settings: { topic: "words/accepted" } },
    out: { kind: "mqtt-publish", settings: { topic: "words/out" } },
  },
  wires: ["in.out -> wait.in", "in.out -> accepted.in", "wait.out -> out.in"],
};

describe.skipIf(!hasMosquitto)("killed with −9 while durable delays run (F6)", () => {
  it(`each of ${rounds} times: every delay that was acknowledged fires exactly once, or is reported`, {
    timeout: 60_000 + rounds * 10_000,
  }, async () => {
    const shop = await workshop();
    const { broker } = await homeOnBroker(shop);
    await shop.write("flows/words.json", JSON.stringify(flow));
    const accepted = new Set<string>();
    const fired = new Map<string, number>();
    const client = await witness(shop, broker.url, ["words/accepted", "words/out"], (topic, word) => {
      if (topic === "words/accepted") accepted.add(word);
      else fired.set(word, (fired.get(word) ?? 0) + 1);
    });
    let reported = 0;
    let word = 0;
    for (let round = 0; round <= rounds; round += 1) {
      const run = await runProject(shop, broker.url, "--no-startup-query");
      // What was waiting when the process was killed fires about now, and so does what comes now.
      const saying = setInterval(() => {
        word += 1;
        client.publish("words/in", `${word}`);
      }, 3);
      // Sometimes before, sometimes after what is overdue fires: that waits until the home has told its states.
      await sleep(250 + ((round * 1_173.3) % 3_000));
      if (round < rounds) run.signal("SIGKILL");
      clearInterval(saying);
      if (round === rounds) {
        await until(() => [...accepted].every((one) => fired.has(one)), 3_000, "all delays").catch(() => undefined);
        run.signal("SIGTERM");
      }
      const { stderr } = await run.exited;
      reported += stderr.split("this start is dropped").length - 1;
      for (const [, count] of stderr.matchAll(/was firing when the flow ended \((\d+)×\)/g)) reported += Number(count);
    }
    expect(accepted.size).toBeGreaterThan(rounds * 20);
    expect([...fired].filter(([, times]) => times > 1)).toEqual([]);
    const missing = [...accepted].filter((one) => !fired.has(one));
    expect(missing.length).toBeLessThanOrEqual(reported);
    figure(`F6: ${rounds} kills, ${accepted.size} delays: 0 fired twice, ${missing.length} did not fire, ${reported} reported`);
  });
});
