// What the runtime costs per message, without a broker: the work of W2 and W3 against a hand-written handler doing the
// same. Prints nanoseconds per message and the ratio. `node bench/micro/runtime.mjs`
import { build } from "esbuild";

const bundled = await build({
  stdin: {
    contents: `
      export { Runtime } from "./src/runtime/core/engine/runtime.ts";
      export { flow } from "./src/runtime/core/flow.ts";
      export * as describe from "./src/runtime/testing/describe.ts";
      export { testProtocol } from "./src/runtime/testing/test-protocol.ts";
      export { SystemClock } from "./src/runtime/system/system-clock.ts";
    `,
    resolveDir: process.cwd(),
    loader: "ts",
  },
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20",
  write: false,
});
const { Runtime, flow, describe, testProtocol, SystemClock } = await import(
  `data:text/javascript;base64,${Buffer.from(bundled.outputFiles[0].text).toString("base64")}`
);

const rounds = 7;

/** A transport that only counts. */
class Sink {
  connected = true;
  sent = 0;
  #listener = () => {};
  publish() {
    this.sent += 1;
  }
  subscribe() {
    return Promise.resolve();
  }
  unsubscribe() {}
  onMessage(listener) {
    this.#listener = listener;
    return () => {};
  }
  onConnect() {
    return () => {};
  }
  onDisconnect() {
    return () => {};
  }
  deliver(message) {
    this.#listener(message);
  }
}

class Message {
  retain = false;
  constructor(topic, payload) {
    this.topic = topic;
    this.bytes = Buffer.from(payload);
  }
  text() {
    return this.bytes.toString("utf8");
  }
}

/** Messages as a home sends them: each with all the keys that Zigbee2MQTT puts in. */
function remotePayload(action, sequence) {
  return JSON.stringify({
    action,
    battery: 87,
    linkquality: 100 + (sequence % 50),
    update: { installed_version: 1, latest_version: 1, state: "idle" },
  });
}
function sensorPayload(illuminance) {
  return JSON.stringify({
    battery: 90,
    device_temperature: 22,
    illuminance,
    linkquality: 120,
    occupancy: false,
    power_outage_count: 3,
    voltage: 3015,
  });
}

function runtimeFor(home, setUp) {
  const sink = new Sink();
  const runtime = new Runtime({ clock: new SystemClock(), transport: sink, protocol: testProtocol, startupQuery: false });
  runtime.facts.on((fact) => {
    if (!fact.type.endsWith("Faulted") && !fact.type.endsWith("Held")) return;
    console.error(fact);
    process.exit(1);
  });
  runtime.remember([home.devices], [home.groups]);
  runtime.load(flow("bench", setUp));
  return sink;
}

const w2 = {
  name: "W2: 1,000 remotes, one rule each",
  messages: Array.from({ length: 100_000 }, (_, index) => {
    const remote = index % 1_000;
    return new Message(`zigbee2mqtt/remote${remote}`, remotePayload(Math.floor(index / 1_000) % 2 === 0 ? "on" : "off", index));
  }),
  byHand() {
    const sink = new Sink();
    const handlers = new Map();
    for (let index = 0; index < 1_000; index += 1) {
      handlers.set(`zigbee2mqtt/remote${index}`, (message) => {
        const { action } = JSON.parse(message.text());
        if (action === "on") sink.publish(`zigbee2mqtt/lamp${index}/set`, JSON.stringify({ state: "ON" }));
        if (action === "off") sink.publish(`zigbee2mqtt/lamp${index}/set`, JSON.stringify({ state: "OFF" }));
      });
    }
    return { sink, deliver: (message) => handlers.get(message.topic)?.(message) };
  },
  byRuntime() {
    const devices = Array.from({ length: 1_000 }, (_, index) => [describe.remote(`remote${index}`), describe.colorLamp(`lamp${index}`)]);
    const sink = runtimeFor(describe.home(devices.flat()), (home) => {
      for (let index = 0; index < 1_000; index += 1) {
        const lamp = home[`lamp${index}`];
        home[`remote${index}`].action.on((action) => {
          switch (action) {
            case "on":
              return lamp.state.set(true);
            case "off":
              return lamp.state.set(false);
          }
        });
      }
    });
    return { sink, deliver: (message) => sink.deliver(message) };
  },
};

const w3 = {
  name: "W3: 500 sensors, 1 % cross a threshold, half repeat themselves",
  messages: Array.from({ length: 200_000 }, (_, index) => {
    const sensor = index % 500;
    const round = Math.floor(index / 500);
    const dark = (sensor + Math.floor(round / 100)) % 2 === 0;
    return new Message(`zigbee2mqtt/sensor${sensor}`, sensorPayload((dark ? 10 : 60) + (Math.floor(round / 2) % 20)));
  }),
  byHand() {
    const sink = new Sink();
    const handlers = new Map();
    for (let index = 0; index < 500; index += 1) {
      let wasDark;
      handlers.set(`zigbee2mqtt/sensor${index}`, (message) => {
        const dark = JSON.parse(message.text()).illuminance < 40;
        if (wasDark !== undefined && dark !== wasDark)
          sink.publish(`zigbee2mqtt/lamp${index}/set`, JSON.stringify({ state: dark ? "ON" : "OFF" }));
        wasDark = dark;
      });
    }
    return { sink, deliver: (message) => handlers.get(message.topic)?.(message) };
  },
  byRuntime() {
    const devices = Array.from({ length: 500 }, (_, index) => [
      describe.motionSensor(`sensor${index}`),
      describe.colorLamp(`lamp${index}`),
    ]);
    const sink = runtimeFor(describe.home(devices.flat()), (home) => {
      for (let index = 0; index < 500; index += 1) {
        const lamp = home[`lamp${index}`];
        let wasDark;
        home[`sensor${index}`].illuminance.onChange(
          (lux) => {
            const dark = lux < 40;
            if (wasDark !== undefined && dark !== wasDark) lamp.state.set(dark);
            wasDark = dark;
          },
          { first: true },
        );
      }
    });
    return { sink, deliver: (message) => sink.deliver(message) };
  },
};

for (const { name, messages, byHand, byRuntime } of [w2, w3]) {
  const ways = { "by hand": byHand(), runtime: byRuntime() };
  const times = { "by hand": [], runtime: [] };
  for (let round = 0; round < rounds; round += 1) {
    for (const [way, { sink, deliver }] of Object.entries(ways)) {
      sink.sent = 0;
      const start = process.cpuUsage();
      for (const message of messages) deliver(message);
      const { user, system } = process.cpuUsage(start);
      times[way].push(((user + system) * 1_000) / messages.length);
    }
  }
  const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
  const hand = median(times["by hand"]);
  const own = median(times.runtime);
  console.log(
    `${name}\n  by hand ${hand.toFixed(0)} ns, runtime ${own.toFixed(0)} ns a message: + ${(own - hand).toFixed(0)} ns, ${(own / hand).toFixed(2)}×`,
  );
  console.log(`  sent ${ways["by hand"].sink.sent} and ${ways.runtime.sink.sent}`);
}
process.exit(0);
