import { setTimeout as pause } from "node:timers/promises";
import { device, topicOf } from "../home.mjs";
import { encodePublish } from "../lib/wire.mjs";

const [remote, lamp] = [device("remote", 0), device("lamp", 0)];

/** W5: from the start of the process to the first lamp that is switched, and the memory it takes when nothing happens. */
export const start = {
  id: "W5",
  title: "start to first reaction; memory when idle",
  devices: [remote, lamp],
  baseline: ["remotes.mjs", "1"],
  wires: ["remote-0.action.on -> lamp-0.state.on", "remote-0.action.off -> lamp-0.state.off"],
  measures: [
    { key: "reaction", label: "first reaction", unit: "s", digits: 2, limit: 1 },
    { key: "memory", label: "idle memory", unit: "MB", digits: 0, limit: 110 },
  ],

  /** @param {import("../lib/driver.mjs").Driver} driver @param {import("../lib/process.mjs").Automation} automation @param {boolean} quick */
  async run(driver, automation, quick) {
    const press = encodePublish(topicOf(remote), '{"action":"on","linkquality":120}');
    const reacted = new Promise((resolve) => {
      driver.onCommand = () => resolve(performance.now());
    });
    let done = false;
    const answer = reacted.then((at) => {
      done = true;
      return at;
    });
    while (!done) {
      driver.wire.send(press);
      await Promise.race([answer, pause(10)]);
      if (performance.now() - automation.startedAt > 60_000) throw new Error("no reaction within a minute");
    }
    const reaction = (Number(await answer) - automation.startedAt) / 1000;
    await pause(quick ? 2_000 : 5_000);
    return { reaction, memory: automation.memoryMegabytes() };
  },
};
