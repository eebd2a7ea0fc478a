import { parseDuration } from "../../src/base/duration.ts";
import { exampleHome } from "../../src/catalogue/example-home.ts";
import type { Fact } from "../../src/runtime/core/facts.ts";
import type { FlowDefinition } from "../../src/runtime/core/flow.ts";
import { noServices } from "../../src/runtime/core/services.ts";
import { ScriptedHttp, type ScriptedReply } from "../../src/runtime/testing/scripted-http.ts";
import { TestRuntime } from "../../src/runtime/testing/test-runtime.ts";

/**
 * Plays a trace and answers the same text with what followed each step: `< topic payload` for what was sent (below the base
 * topic), log lines, faults. The steps:
 *
 *     > hall/motion {"occupancy":true}    a report arrives
 *     > mqtt:some/topic text              a message on any other topic arrives
 *     > POST /path {"body":1}             an HTTP request arrives
 *     wait 3m                             time passes
 *     rename hall/lamp attic/lamp         the bridge lists the home anew: a device has another name
 *     leave remote, join remote           … or is gone, or is back
 */
export function playTrace(definition: FlowDefinition, trace: string): string {
  const player = new Player(definition);
  const lines = [...player.news()];
  for (const line of trace.split("\n").map((text) => text.trim())) {
    if (line.startsWith("<")) continue;
    lines.push(line);
    if (line === "" || line.startsWith("#")) continue;
    player.play(line);
    lines.push(...player.news());
  }
  return `${lines.join("\n").trim()}\n`;
}

class Player {
  readonly #http = new ScriptedHttp();
  readonly #test: TestRuntime<unknown>;
  #home = exampleHome;
  #told = 0;
  #replies: readonly ScriptedReply[] = [];

  constructor(definition: FlowDefinition) {
    const location = { latitude: 52.5, longitude: 13.4 };
    this.#test = new TestRuntime(exampleHome, { services: { ...noServices, http: this.#http, location, random: () => 0.5 } });
    const { clock, transport } = this.#test;
    // At once, but in a turn of its own: a report never arrives while the message it answers is being sent.
    transport.onPublish(({ topic, payload }) => clock.wakeAt(clock.monotonic(), () => this.#answer(topic, payload)));
    this.#test.runtime.load(definition);
  }

  play(step: string): void {
    const [, span] = /^wait (.+)$/.exec(step) ?? [];
    const [, method, path, body] = /^> (GET|POST) (\S+)(?: (.*))?$/.exec(step) ?? [];
    const [, change, name, newName] = /^(rename|leave|join) (\S+)(?: (.+))?$/.exec(step) ?? [];
    const [, topic, payload] = /^> (.+?) ([{["].*|\S+)$/.exec(step) ?? [];
    if (span !== undefined) {
      const duration = parseDuration(span);
      if (!duration.ok) throw new Error(duration.error);
      this.#test.clock.advanceBy(duration.value);
    } else if (change !== undefined && name !== undefined) {
      this.#changeHome(change, name, newName);
    } else if ((method === "GET" || method === "POST") && path !== undefined) {
      this.#replies = this.#http.request(method, path, body === undefined ? undefined : JSON.parse(body));
    } else if (topic !== undefined && payload !== undefined) {
      if (topic.startsWith("mqtt:")) this.#test.transport.receive(topic.slice("mqtt:".length), payload);
      else this.#test.report(topic, payload);
    } else throw new Error(`This step of a trace cannot be read: ${step}`);
  }

  #changeHome(change: string, name: string, newName: string | undefined): void {
    const { devices } = this.#home;
    const without = devices.filter((device) => device.name !== name);
    const changed = {
      rename: () => devices.map((device) => (device.name === name ? { ...device, name: newName ?? name } : device)),
      leave: () => without,
      join: () => [...without, ...exampleHome.devices.filter((device) => device.name === name)],
    }[change];
    if (changed === undefined) throw new Error(`The home cannot ${change}.`);
    this.#home = { ...this.#home, devices: changed() };
    this.#test.describe(this.#home);
  }

  /** What has happened since the last call. */
  news(): readonly string[] {
    this.#test.clock.advanceBy(0);
    const sent = this.#test
      .sent()
      .map(([topic, payload]) => `< ${topic} ${typeof payload === "string" ? payload : JSON.stringify(payload)}`);
    const facts = this.#test.facts.slice(this.#told).flatMap(factLine);
    this.#told = this.#test.facts.length;
    const replies = this.#replies.map(({ status, body }) => `< reply ${status}${body === undefined ? "" : ` ${JSON.stringify(body)}`}`);
    this.#replies = [];
    return [...sent, ...facts, ...replies];
  }

  /** Devices answer what they are sent with a report, as Zigbee2MQTT has them do. */
  #answer(topic: string, payload: string): void {
    const device = this.#home.devices.find(({ name }) => topic === `zigbee2mqtt/${name}/set`);
    if (device === undefined) return;
    const published = new Set(device.properties.filter(({ access }) => access.published).map(({ key }) => key));
    const report = Object.fromEntries(Object.entries(JSON.parse(payload)).filter(([key]) => published.has(key)));
    if (Object.keys(report).length > 0) this.#test.report(device.name, report);
  }
}

function factLine(fact: Fact): readonly string[] {
  switch (fact.type) {
    case "logged":
      return [`< log ${fact.level}: ${fact.message}`];
    case "flowFaulted":
    case "runtimeFaulted":
      return [`< fault: ${fact.error.message}`];
    case "flowHeld":
      return [`< held: ${fact.reason}`];
    case "commandRefused":
      return [`< refused: ${fact.what}: ${fact.reason}`];
    case "stopRequested":
      return [`< stop ${fact.code}`];
    default:
      return [];
  }
}
