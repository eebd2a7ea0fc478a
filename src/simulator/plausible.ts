import type { Json } from "../base/json.ts";
import type { DeviceDescription, NumberDescription, PropertyDescription } from "../z2m/description.ts";
import { miredsToXy } from "./converters/color-math.ts";
import { isNeverCached } from "./never-cached.ts";
import { pick, type Random } from "./random.ts";

/** What such values usually are, [low, high, step]; the exposed range narrows it. */
const usual = new Map<string, readonly [number, number, number]>([
  ["battery", [40, 100, 1]],
  ["brightness", [20, 254, 1]],
  ["co2", [420, 1400, 1]],
  ["color_temp", [200, 400, 1]],
  ["current", [0, 2, 0.01]],
  ["current_heating_setpoint", [17, 22, 0.5]],
  ["device_temperature", [20, 40, 1]],
  ["energy", [10, 2000, 0.01]],
  ["humidity", [35, 65, 0.1]],
  ["illuminance", [0, 2000, 1]],
  ["linkquality", [60, 255, 1]],
  ["local_temperature", [18, 23, 0.1]],
  ["occupied_heating_setpoint", [17, 22, 0.5]],
  ["pm25", [0, 40, 1]],
  ["position", [0, 100, 1]],
  ["power", [1, 300, 0.1]],
  ["pressure", [990, 1030, 0.1]],
  ["temperature", [18, 24, 0.1]],
  ["voc", [0, 500, 1]],
]);

/** Alarms and faults: what they are nearly always. */
const calm = /^(water_leak|smoke|gas|carbon_monoxide|tamper|vibration|battery_low|alarm|occupancy|presence)(_|$)/;

/** Exposes may be limited by the largest floating point numbers; the difference of those is no number any more. */
const widest = 1e9;

/** A state that the device might well be in, with a value for everything it publishes. */
export function plausibleState(device: Pick<DeviceDescription, "properties">, random: Random): Map<string, Json> {
  const state = new Map<string, Json>();
  for (const property of device.properties) {
    if (!property.access.published || property.type === "event" || isNeverCached(property.key)) continue;
    if (state.has(property.key)) continue;
    state.set(
      property.key,
      property.key.startsWith("color") && property.type === "record" ? aColor(random) : plausibleValue(property, random),
    );
    if (property.type === "record" && /^color(_|$)/.test(property.key) && !property.key.startsWith("color_options")) {
      state.set(property.key.replace(/^color/, "color_mode"), "color_temp");
    }
  }
  return agree(state);
}

function plausibleValue(property: PropertyDescription, random: Random): Json {
  switch (property.type) {
    case "boolean":
      return calm.test(property.key) || random() < 0.5 ? property.off : property.on;
    case "number":
      return plausibleNumber(property, random);
    case "choice":
      return pick(random, property.words) ?? null;
    case "record":
      return Object.fromEntries(property.fields.map((field) => [field.key, plausibleValue(field, random)]));
    case "text":
      return "";
    case "list": {
      const item = property.item;
      return item === undefined ? [] : Array.from({ length: property.minLength ?? 0 }, () => plausibleValue(item, random));
    }
    case "event":
    case "unknown":
      return null;
  }
}

function plausibleNumber(property: NumberDescription, random: Random): number {
  const name = property.endpoint === undefined ? property.key : property.key.replace(`_${property.endpoint}`, "");
  const isMains = property.unit === "V" && (property.max ?? 250) > 100;
  const [low, high, step] =
    name === "voltage" ? (isMains ? [228, 236, 1] : [2700, 3100, 5]) : (usual.get(name) ?? [undefined, undefined, property.step ?? 1]);
  const min = Math.max(low ?? property.min ?? 0, property.min ?? -widest, -widest);
  const max = Math.min(high ?? property.max ?? min + 100, property.max ?? widest);
  const value = min + random() * Math.max(max - min, 0);
  // Stepping from the lower limit stays inside; a step wider than the range leaves only that limit.
  return Number((min + Math.floor((value - min) / (step || 1)) * (step || 1)).toFixed(6));
}

function aColor(random: Random): Json {
  return { ...miredsToXy(200 + Math.floor(random() * 200)) };
}

/** Values that depend on each other: a closed cover is at 0, a plug that is off draws nothing. */
function agree(state: Map<string, Json>): Map<string, Json> {
  const position = state.get("position");
  if (typeof position === "number" && state.has("state")) state.set("state", position > 0 ? "OPEN" : "CLOSE");
  if (state.get("state") === "STOP") state.set("state", "CLOSE");
  if (state.get("state") === "OFF") {
    for (const key of ["power", "current"]) if (state.has(key)) state.set(key, 0);
  }
  const bolt = new Map<Json | undefined, string>([
    ["LOCK", "locked"],
    ["UNLOCK", "unlocked"],
  ]).get(state.get("state"));
  if (state.has("lock_state") && bolt !== undefined) state.set("lock_state", bolt);
  return state;
}
