import { milliseconds, seconds } from "../../base/duration.ts";
import { isJsonObject, type Json } from "../../base/json.ts";
import { err, ok } from "../../base/result.ts";
import { syncedColor } from "./color-sync.ts";
import { type Converter, changes, nothing, type Outcome, type SetRequest } from "./outcome.ts";
import { numberOf, property, type Target } from "./target.ts";
import { transitionOf } from "./transition.ts";

const words = new Map([
  ["cool", 250],
  ["neutral", 370],
  ["warm", 454],
]);

function rangeOf(target: Target): readonly [min: number, max: number] {
  const described = property(target, "color_temp");
  return described?.type === "number" ? [described.min ?? 153, described.max ?? 500] : [153, 500];
}

/** Mireds, clamped to the lamp's range; or one of the preset words; or a percentage of the range. */
export const colorTemperature: Converter = {
  names: ["color_temp", "color_temp_percent"],
  set: (request) => {
    const { name, value, target } = request;
    const [min, max] = rangeOf(target);
    const asked = name === "color_temp_percent" ? min + (Number(value) / 100) * (max - min) : readMireds(value, min, max);
    if (!Number.isFinite(asked)) return err(`'${name}' is not a number, got ${typeof value} (${String(value)})`);
    return ok(moveTo(request, Math.round(Math.min(Math.max(asked, min), max))));
  },
};

function readMireds(value: Json, min: number, max: number): number {
  if (value === "coolest") return min;
  if (value === "warmest") return max;
  return (typeof value === "string" ? words.get(value) : undefined) ?? (value === null ? Number.NaN : Number(value));
}

function moveTo(request: SetRequest, mireds: number): Outcome {
  const { target } = request;
  const asked = syncedColor(
    target,
    new Map<string, Json>([
      ["color_mode", "color_temp"],
      ["color_temp", mireds],
    ]),
  );
  if (ignoresColor(request)) return ignored(target, asked);
  const transition = transitionOf(request) ?? 0;
  if (transition <= 0) return { echo: asked, halts: ["color_temp"] };
  const actual = new Map(asked);
  actual.delete("color_temp");
  return { echo: asked, actual, moves: [{ name: "color_temp", to: mireds, duration: seconds(transition) }] };
}

/** A lamp that is off ignores colours, unless it was told to take them ("execute if off") or the same message turns it on. */
export function ignoresColor({ message, target }: SetRequest): boolean {
  if (target.value("state") !== "OFF") return false;
  const [state, level] = [message.get("state"), message.get("brightness")];
  if ((typeof state === "string" && state.toUpperCase() !== "OFF") || (state === undefined && Number(level ?? 0) > 0)) return false;
  const options = target.value("color_options");
  return !(isJsonObject(options) && options.execute_if_off === true);
}

/** What is published for an ignored request: what the lamp still has, or, told to be like Zigbee2MQTT, what was asked for. */
export function ignored(target: Target, asked: ReadonlyMap<string, Json>): Outcome {
  if (target.echoesIgnored) return { echo: asked, actual: new Map() };
  const kept = [...asked.keys()].map((name): [string, Json | undefined] => [name, target.value(name)]);
  return { echo: changes(Object.fromEntries(kept)), actual: new Map() };
}

export const colorTemperatureStep: Converter = {
  names: ["color_temp_step"],
  set: (request) => {
    const step = numberOf(request.value);
    if (step === undefined) return err(`'color_temp_step' is not a number, got ${typeof request.value} (${String(request.value)})`);
    const [min, max] = rangeOf(request.target);
    const before = numberOf(request.target.value("color_temp")) ?? min;
    return ok(moveTo(request, Math.min(Math.max(before + step, min), max)));
  },
};

/** Moves at a rate in mireds a second until told to stop; what the lamp then has is read from it. */
export const colorTemperatureMove: Converter = {
  names: ["color_temp_move", "colortemp_move"],
  set: (request) => {
    const { value, target, name } = request;
    const rate = readRate(value);
    if (rate === undefined) return err(`${name}: invalid value ${JSON.stringify(value)}. Expected a rate, "up", "down" or "stop"`);
    if (rate === 0) {
      return ok({ ...nothing, halts: ["color_temp"], later: [{ after: milliseconds(100), reads: ["color_temp", "color_mode"] }] });
    }
    if (ignoresColor(request)) return ok(nothing);
    const [min, max] = rangeOf(target);
    const limits = isJsonObject(value) ? value : {};
    const to = rate > 0 ? Math.min(numberOf(limits.maximum) ?? max, max) : Math.max(numberOf(limits.minimum) ?? min, min);
    const from = numberOf(target.value("color_temp")) ?? min;
    const duration = seconds(Math.abs(to - from) / Math.abs(rate));
    return ok({ ...nothing, actual: changes({ color_mode: "color_temp" }), moves: [{ name: "color_temp", to, duration }] });
  },
};

/** Mireds a second, warmer when positive; 0 stops. `up` and `down` are 55. */
function readRate(value: Json): number | undefined {
  if (isJsonObject(value)) return numberOf(value.rate);
  if (typeof value === "number") return value;
  const rates = new Map([
    ["stop", 0],
    ["release", 0],
    ["0", 0],
    ["up", 55],
    ["1", 55],
    ["down", -55],
  ]);
  return typeof value === "string" ? rates.get(value.toLowerCase()) : undefined;
}
