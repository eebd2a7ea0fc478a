import { seconds } from "../base/duration.ts";
import type { Json } from "../base/json.ts";
import type { Changes } from "./converters/outcome.ts";
import { numberOf } from "./converters/target.ts";
import type { SimulatedDevice } from "./simulated-device.ts";
import type { Timers } from "./timers.ts";

const tick = seconds(30);
/** Degrees per tick; 0.1 in half a minute is a brisk room, so that something can be watched. */
const step = 0.1;
/** Where a room goes whose heating is off. */
const coldRoom = 15;
const setpoints = ["occupied_heating_setpoint", "current_heating_setpoint"] as const;
const settings: ReadonlySet<string> = new Set([...setpoints, "system_mode", "preset"]);

/** Rooms drift towards what their thermostat is set to, from the first command on until they are there. */
export class ClimateDrift {
  readonly #timers: Timers;
  readonly #report: (device: SimulatedDevice, changes: Changes) => void;
  readonly #drifting = new Set<SimulatedDevice>();

  constructor(timers: Timers, report: (device: SimulatedDevice, changes: Changes) => void) {
    this.#timers = timers;
    this.#report = report;
  }

  settingsChanged(device: SimulatedDevice, changed: ReadonlySet<string>): void {
    if (![...changed].some((key) => settings.has(key)) || goalOf(device) === undefined) return;
    if (device.propertiesFor("local_temperature").length === 0) return;
    this.#timers.after(seconds(1), () => this.#report(device, heatingState(device)));
    if (this.#drifting.has(device)) return;
    this.#drifting.add(device);
    this.#timers.after(tick, () => this.#drift(device));
  }

  /** Nothing drifts any more; for a process that ends. */
  stop(): void {
    this.#drifting.clear();
  }

  #drift(device: SimulatedDevice): void {
    const goal = goalOf(device);
    const present = numberOf(device.actual.get("local_temperature"));
    if (goal === undefined || present === undefined || Math.abs(goal - present) < step / 2) {
      this.#drifting.delete(device);
      return;
    }
    const next = present + Math.min(Math.max(goal - present, -step), step);
    device.actual.set("local_temperature", Math.round(next * 100) / 100);
    this.#report(device, new Map([["local_temperature", device.actual.get("local_temperature") ?? null], ...heatingState(device)]));
    this.#timers.after(tick, () => this.#drift(device));
  }
}

function goalOf(device: SimulatedDevice): number | undefined {
  if (device.actual.get("system_mode") === "off") return coldRoom;
  return setpoints.map((key) => numberOf(device.actual.get(key))).find((goal) => goal !== undefined);
}

function heatingState(device: SimulatedDevice): Changes {
  const heats = (goalOf(device) ?? 0) > (numberOf(device.actual.get("local_temperature")) ?? 0);
  const changes = new Map<string, Json>();
  if (device.propertiesFor("running_state").length > 0) changes.set("running_state", heats ? "heat" : "idle");
  if (device.propertiesFor("pi_heating_demand").length > 0) changes.set("pi_heating_demand", heats ? 100 : 0);
  for (const [key, value] of changes) device.actual.set(key, value);
  return changes;
}
