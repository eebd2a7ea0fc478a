import type { Duration } from "../base/duration.ts";
import { milliseconds } from "../base/duration.ts";
import type { Json } from "../base/json.ts";
import type { ClimateDrift } from "./climate.ts";
import { consequencesOf } from "./consequences.ts";
import type { Changes, Later, Move, Outcome } from "./converters/outcome.ts";
import { numberOf } from "./converters/target.ts";
import type { SimulatedDevice } from "./simulated-device.ts";
import type { Timers } from "./timers.ts";

export interface BehaviourParts {
  readonly timers: Timers;
  readonly climate: ClimateDrift;
  /** Hands what a device says (by payload key) to Zigbee2MQTT. */
  readonly report: (device: SimulatedDevice, changes: Changes) => void;
}

/** What devices do with commands: change at once, glide, come back later with a report. */
export class Behaviour {
  readonly #parts: BehaviourParts;

  constructor(parts: BehaviourParts) {
    this.#parts = parts;
  }

  /** `radio` is the time until Zigbee2MQTT's own echo; the device's reports come after it. */
  carryOut(device: SimulatedDevice, endpoint: string | undefined, outcome: Outcome, radio: Duration): void {
    const key = (name: string): string => device.keyFor(name, endpoint);
    for (const name of outcome.halts ?? []) this.#halt(device, key(name));
    const changed = new Set<string>();
    for (const [name, value] of outcome.actual ?? outcome.echo) {
      this.#halt(device, key(name));
      device.actual.set(key(name), value);
      changed.add(key(name));
    }
    for (const move of outcome.moves ?? []) this.#glide(device, key, move, radio);
    for (const later of outcome.later ?? []) this.#doLater(device, key, later, radio);
    for (const later of consequencesOf(device, changed)) this.#doLater(device, (name) => name, later, radio);
    this.#parts.climate.settingsChanged(device, changed);
  }

  #halt(device: SimulatedDevice, key: string): void {
    const glide = device.glides.get(key);
    if (glide === undefined) return;
    const value = device.valueOf(key);
    glide.stop();
    device.glides.delete(key);
    if (value !== undefined) device.actual.set(key, value);
  }

  #glide(device: SimulatedDevice, key: (name: string) => string, move: Move, radio: Duration): void {
    const { timers, report } = this.#parts;
    const moving = key(move.name);
    this.#halt(device, moving);
    const from = numberOf(device.actual.get(moving)) ?? move.to;
    const start = timers.now();
    const arrive = timers.after(milliseconds(move.duration + radio), () => {
      stopReports?.();
      device.glides.delete(moving);
      device.actual.set(moving, move.to);
      const reported = new Map<string, Json>([[moving, move.to]]);
      for (const [name, value] of move.atEnd ?? []) reported.set(key(name), value);
      for (const [name, value] of reported) device.actual.set(name, value);
      report(device, reported);
    });
    const stopReports =
      move.reportEvery === undefined ? undefined : timers.every(move.reportEvery, () => this.#reportOnTheWay(device, key, move));
    const stop = (): void => {
      arrive();
      stopReports?.();
    };
    device.glides.set(moving, { from, to: move.to, start, end: start + move.duration, stop });
  }

  #reportOnTheWay(device: SimulatedDevice, key: (name: string) => string, move: Move): void {
    const position = device.valueOf(key(move.name)) ?? move.to;
    const reported = new Map<string, Json>([[key(move.name), position]]);
    // A cover on its way is open: only the end of the travel is closed.
    if (move.name === "position" && device.propertiesFor(key("state")).length > 0)
      reported.set(key("state"), position === 0 ? "CLOSE" : "OPEN");
    for (const [name, value] of reported) if (name !== key(move.name)) device.actual.set(name, value);
    this.#parts.report(device, reported);
  }

  #doLater(device: SimulatedDevice, key: (name: string) => string, later: Later, radio: Duration): void {
    this.#parts.timers.after(milliseconds(later.after + radio), () => {
      const reported = new Map<string, Json>();
      for (const [name, value] of later.changes ?? []) {
        device.actual.set(key(name), value);
        reported.set(key(name), value);
      }
      for (const name of later.reads ?? []) {
        const value = device.valueOf(key(name));
        if (value !== undefined) reported.set(key(name), value);
      }
      this.#parts.report(device, reported);
    });
  }
}
