import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { hasMosquitto, type Mosquitto, startMosquitto } from "../support/mosquitto.ts";
import { publishHome } from "../support/published-home.ts";
import { until } from "../support/until.ts";
import { createWorkshops, type Workshop } from "../support/workshop.ts";
import { figure, homeOnBroker, runProject, witness } from "./on-broker.ts";

const workshop = createWorkshops();

/** A ping is answered; each press is one message; when told to go, a thousand sets are made within a second. */
const flow = `import { flow, mqttMessages, publish } from "ziggy-flow";
import type { Home } from "../generated/home";

export default flow("away", (home: Home) => {
  mqttMessages("ping", "test/ping").on(() => publish("test/pong", ""));
  home.remote.action.on((action) => publish("test/pressed", action));
  mqttMessages("go", "test/go").on(() => {
    for (let n = 1; n <= 1_000; n += 1) {
      setTimeout(() => {
        home.kitchenLight.brightness.set(n % 200);
        home.kaffeemaschine.state.toggle();
        home.livingRoomCeiling.brightness.add(1);
      }, 500 + n);
    }
  });
});
`;

async function begin(shop: Workshop) {
  const { broker, home } = await homeOnBroker(shop);
  await shop.write("automations/away.ts", flow);
  const run = await runProject(shop, broker.url, "--no-startup-query");
  return { broker, home, run };
}

/** Milliseconds from now until a ping is answered. The broker has just begun to listen. */
async function untilAnswered(shop: Workshop, broker: Mosquitto): Promise<number> {
  const start = performance.now();
  let answered = false;
  const client = await witness(shop, broker.url, ["test/pong"], () => {
    answered = true;
  });
  const pinging = setInterval(() => client.publish("test/ping", ""), 20);
  await until(() => answered, 10_000, "an answer").finally(() => clearInterval(pinging));
  return performance.now() - start;
}

describe.skipIf(!hasMosquitto)("the broker killed with −9 (A1)", () => {
  it.each([200, 5_000])("and back after %i ms: at work within 2 s, each press counts once, the home is still known", async (outage) => {
    const shop = await workshop();
    const { broker, run } = await begin(shop);
    await broker.kill();
    await sleep(outage);
    await broker.start();
    const took = await untilAnswered(shop, broker);
    figure(`A1: answers ${Math.round(took)} ms after the port listens, outage ${outage} ms`);
    expect(took).toBeLessThan(2_000);
    // The broker has forgotten the device list; nobody publishes it again.
    const pressed: string[] = [];
    const client = await witness(shop, broker.url, ["test/pressed"], (_, word) => pressed.push(word));
    for (const action of ["on", "on", "off"]) await client.publishAsync("zigbee2mqtt/remote", JSON.stringify({ action }));
    await sleep(500);
    expect(pressed).toEqual(["on", "on", "off"]);
    run.signal("SIGTERM");
    expect((await run.exited).code).toBe(0);
  });
});

describe.skipIf(!hasMosquitto)("a link that is cut while a thousand sets are made (A6)", () => {
  it.each([
    ["3 s: the last value of each property, no toggle and no step", 3_000, [["kitchen light", { brightness: 0 }]]],
    ["12 s: nothing, as all of it is older than ten seconds", 12_000, []],
  ])("sends, after %s", async (_, outage, expected) => {
    const shop = await workshop();
    const { broker, home, run } = await begin(shop);
    await home.report("living room/ceiling", { state: "ON", brightness: 10 });
    await home.report("Kaffeemaschine", { state: "ON" });
    await home.publish("test/go", "");
    await sleep(100);
    await broker.kill();
    await sleep(outage);
    await broker.start();
    const commands: (readonly [string, unknown])[] = [];
    await witness(shop, broker.url, ["zigbee2mqtt/+/set", "zigbee2mqtt/+/+/set"], (topic, text) =>
      commands.push([topic.replace(/^zigbee2mqtt\/|\/set$/g, ""), JSON.parse(text)]),
    );
    await run.sees(/(connected to the broker[\s\S]*){2}/, 10_000);
    await sleep(1_000);
    expect(commands).toEqual(expected);
    const dropped = run.stderr.match(/commands? (was|were) not sent: they had waited/)?.[0];
    expect(dropped !== undefined).toBe(expected.length === 0);
  });
});

describe.skipIf(!hasMosquitto)("a broker that refuses after a first good start (A4)", () => {
  it("is named as the reason, tried again, and served once it lets in again", { timeout: 90_000 }, async () => {
    const shop = await workshop();
    const good = await startMosquitto({ users: { ziggy: "right" } });
    shop.own(() => good.stop());
    const url = good.url.replace("mqtt://", "mqtt://ziggy:right@");
    const home = await publishHome(url, "small");
    shop.own(() => home.close());
    await shop.write("automations/away.ts", flow);
    const run = await runProject(shop, url, "--no-startup-query");
    await good.kill();
    const refusing = await startMosquitto({ users: { ziggy: "changed" }, port: good.port });
    shop.own(() => refusing.stop());
    await run.sees(/user|password|authori/i, 20_000);
    await sleep(3_000);
    await refusing.stop();
    await good.start();
    let pong = false;
    const client = await witness(shop, url, ["test/pong"], () => {
      pong = true;
    });
    const pinging = setInterval(() => client.publish("test/ping", ""), 100);
    shop.own(() => clearInterval(pinging));
    const took = await until(() => pong, 20_000, "an answer");
    figure(`A4: at work ${Math.round(took)} ms after the broker lets in again`);
    expect(run.stderr).not.toMatch(/right|changed/);
  });
});
