import { setTimeout as pause } from "node:timers/promises";
import { device, topicOf } from "../home.mjs";
import { percentile } from "../lib/statistics.mjs";
import { encodePublish } from "../lib/wire.mjs";

const [remote, lamp] = [device("remote", 0), device("lamp", 0)];
const perSecond = 20;

/** W1: one button press at a time; from the publish of the press to the sight of the lamp's `/set`. */
export const latency = {
  id: "W1",
  title: "latency, remote → light, 20 presses a second",
  devices: [remote, lamp],
  baseline: ["remotes.mjs", "1"],
  wires: ["remote-0.action.on -> lamp-0.state.on", "remote-0.action.off -> lamp-0.state.off"],
  measures: [
    { key: "p50", label: "p50", unit: "ms", digits: 2, target: 1.15 },
    { key: "p95", label: "p95", unit: "ms", digits: 2 },
    { key: "p99", label: "p99", unit: "ms", digits: 2, target: 1.5 },
  ],

  /** @param {import("../lib/driver.mjs").Driver} driver @param {import("../lib/process.mjs").Automation} automation @param {boolean} quick */
  async run(driver, automation, quick) {
    await automation.ready;
    const presses = ["on", "off"].map((action) =>
      encodePublish(topicOf(remote), JSON.stringify({ action, battery: 87, linkquality: 120 })),
    );
    /** @type {number[]} */
    const samples = [];
    const warmUp = 20;
    const count = (quick ? 5 : 30) * perSecond + warmUp;
    for (let n = 0; n < count; n++) {
      const press = presses[n % 2];
      if (press === undefined) continue;
      const answered = new Promise((resolve) => {
        driver.onCommand = resolve;
      });
      const sentAt = performance.now();
      driver.wire.send(press);
      const answer = await Promise.race([answered.then(() => performance.now()), pause(2_000, undefined, { ref: false })]);
      if (answer === undefined) throw new Error(`press ${n} was not answered within 2 s`);
      if (n >= warmUp) samples.push(answer - sentAt);
      // As Zigbee2MQTT does once the lamp has answered.
      driver.wire.send(encodePublish(topicOf(lamp), JSON.stringify({ state: driver.stateOf(lamp), brightness: 200, linkquality: 90 })));
      await pause(1_000 / perSecond - (answer - sentAt));
    }
    return { p50: percentile(samples, 0.5), p95: percentile(samples, 0.95), p99: percentile(samples, 0.99) };
  },
};
