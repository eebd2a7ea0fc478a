import { setTimeout as pause } from "node:timers/promises";
import { device, topicOf } from "../home.mjs";
import { encodePublish } from "../lib/wire.mjs";

const [remote, lamp] = [device("remote", 0), device("lamp", 0)];

/** W4: how many messages it takes to set five properties of one lamp. */
export const scene = {
  id: "W4",
  title: "one press sets five properties of a lamp",
  devices: [remote, lamp],
  baseline: ["scene.mjs"],
  module: `import { flow } from "ziggy-flow";
import type { Home } from "../generated/home";

export default flow("bench", (home: Home) => {
  const lamp = home.lamp0;

  home.remote0.action.on((action) => {
    if (action !== "on") return;
    lamp.state.set(true);
    lamp.brightness.set(200);
    lamp.colorTemp.set(370);
    lamp.powerOnBehavior.set("previous");
    lamp.effect.set("okay");
  });
});
`,
  measures: [{ key: "messages", label: "messages", unit: "", digits: 0, target: 1 }],

  /** @param {import("../lib/driver.mjs").Driver} driver @param {import("../lib/process.mjs").Automation} automation */
  async run(driver, automation) {
    await automation.ready;
    driver.wire.send(encodePublish(topicOf(remote), '{"action":"on","linkquality":120}'));
    await pause(1_000);
    const command = JSON.parse(driver.lastCommand.get(`${topicOf(lamp)}/set`) ?? "{}");
    if (command.effect !== "okay") throw new Error("the lamp was not told everything");
    return { messages: driver.commands };
  },
};
