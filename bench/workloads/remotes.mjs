import { device, topicOf } from "../home.mjs";
import { sendInWindow } from "../lib/flow-control.mjs";
import { encodePublish } from "../lib/wire.mjs";

const count = 1_000;
/** Presses under way at once: enough to keep every process busy, few enough that none is lost. */
const window = 500;

const indices = Array.from({ length: count }, (_, n) => n);
const remotes = indices.map((n) => device("remote", n));
const lamps = indices.map((n) => device("lamp", n));

/** W2: every remote switches its own lamp, pressed in turn as fast as it goes; every press has one `/set`. */
export const remotesAtOnce = {
  id: "W2",
  title: "1,000 remotes, one rule each, 100,000 presses as fast as it goes",
  devices: [...remotes, ...lamps],
  baseline: ["remotes.mjs", String(count)],
  wires: indices.flatMap((n) => [`remote-${n}.action.on -> lamp-${n}.state.on`, `remote-${n}.action.off -> lamp-${n}.state.off`]),
  measures: [
    { key: "cpu", label: "CPU per 100,000", unit: "s", digits: 2, target: 1.15 },
    { key: "rate", label: "presses a second", unit: "", digits: 0 },
  ],

  /** @param {import("../lib/driver.mjs").Driver} driver @param {import("../lib/process.mjs").Automation} automation @param {boolean} quick */
  async run(driver, automation, quick) {
    await automation.ready;
    const presses = ["on", "off"].map((action) => {
      const payload = JSON.stringify({ action, battery: 87, linkquality: 120 });
      return remotes.map((remote) => encodePublish(topicOf(remote), payload));
    });
    /** @param {number} from @param {number} to */
    const press = (from, to) =>
      sendInWindow(driver, {
        count: to - from,
        window,
        packet: (n) => presses[Math.floor((from + n) / count) % 2]?.[(from + n) % count],
        expects: () => true,
      });
    const warmUp = 10 * count;
    const total = quick ? 20_000 : 100_000;
    await press(0, warmUp);
    const cpuBefore = automation.cpuSeconds();
    const seconds = await press(warmUp, warmUp + total);
    const cpu = automation.cpuSeconds() - cpuBefore;
    const expected = ((warmUp + total) / count) % 2 === 0 ? "OFF" : "ON";
    const wrong = lamps.filter((lamp) => driver.stateOf(lamp) !== expected);
    if (wrong.length > 0) throw new Error(`${wrong.length} lamps were told something else than ${expected} last`);
    return { cpu: (cpu * 100_000) / total, rate: total / seconds };
  },
};
