import { device, topicOf } from "../home.mjs";
import { sendInWindow } from "../lib/flow-control.mjs";
import { encodePublish } from "../lib/wire.mjs";

const count = 500;
/** Every so many reports of a sensor its temperature goes over the threshold or comes back: 1 % of the reports. */
const crossingEvery = 100;
/** Crossings under way at once, each among a hundred reports that ask for nothing. */
const window = 10;

const indices = Array.from({ length: count }, (_, n) => n);
const sensors = indices.map((n) => device("sensor", n));
const plugs = indices.map((n) => device("plug", n));

/**
 * The report number `round` of a sensor. Sensors report in pairs of equal payloads, as they do when they report several attributes one
 * after the other: so half of the reports repeat the last one byte for byte.
 * @param {number} round
 */
function payload(round) {
  const warm = Math.floor(round / crossingEvery) % 2 === 1;
  const drift = (Math.floor((round % crossingEvery) / 2) % 40) / 10;
  return JSON.stringify({
    battery: 97,
    humidity: 45.5,
    linkquality: 110,
    pressure: 1013,
    temperature: (warm ? 26 : 20) + drift,
    voltage: 3005,
  });
}

/** W3: every sensor switches its own plug when it gets warm or cold; most reports ask for nothing. */
export const sensorReports = {
  id: "W3",
  title: "500 sensors, 200,000 reports, 1 % cross a threshold",
  devices: [...sensors, ...plugs],
  baseline: ["sensors.mjs", String(count)],
  nodes: Object.fromEntries(indices.map((n) => [`warm-${n}`, { kind: "compare", settings: { is: "above" }, inputs: { b: 25 } }])),
  wires: indices.flatMap((n) => [
    `sensor-${n}.temperature -> warm-${n}.a`,
    `warm-${n}.true -> plug-${n}.state.on`,
    `warm-${n}.false -> plug-${n}.state.off`,
  ]),
  measures: [
    { key: "cpu", label: "CPU per 100,000", unit: "s", digits: 2, target: 1.0 },
    { key: "rate", label: "reports a second", unit: "", digits: 0 },
  ],

  /** @param {import("../lib/driver.mjs").Driver} driver @param {import("../lib/process.mjs").Automation} automation @param {boolean} quick */
  async run(driver, automation, quick) {
    await automation.ready;
    /** @param {number} n the n-th report of all, sensors in turn; each starts at another place of its cycle */
    const roundOf = (n) => Math.floor(n / count) + ((n % count) % crossingEvery);
    /** @param {number} from @param {number} to */
    const report = (from, to) =>
      sendInWindow(driver, {
        count: to - from,
        window,
        packet: (n) => {
          const sensor = sensors[(from + n) % count];
          return sensor && encodePublish(topicOf(sensor), payload(roundOf(from + n)));
        },
        // The first report of a sensor is no crossing: nothing was known before.
        expects: (n) => from + n >= count && roundOf(from + n) % crossingEvery === 0,
      });
    const warmUp = 20 * count;
    const total = quick ? 50_000 : 200_000;
    await report(0, warmUp);
    const cpuBefore = automation.cpuSeconds();
    const seconds = await report(warmUp, warmUp + total);
    const cpu = automation.cpuSeconds() - cpuBefore;
    return { cpu: (cpu * 100_000) / total, rate: total / seconds };
  },
};
