import { ok } from "../../base/result.ts";
import { color, hueSaturationStep } from "./color.ts";
import { colorTemperature, colorTemperatureMove, colorTemperatureStep } from "./color-temperature.ts";
import { coverPosition, coverState } from "./cover.ts";
import { generic } from "./generic.ts";
import { brightnessMove, brightnessStep, lightLevel } from "./light-level.ts";
import { lock } from "./lock.ts";
import { onOff } from "./on-off.ts";
import { type Converter, nothing } from "./outcome.ts";
import { hasWithin, property, type Target } from "./target.ts";

/** Taken and without effect on any state: raw Zigbee access, and what only accompanies other keys. */
const raw = new Set(["read", "write", "command", "zclcommand", "identify"]);
const silent: Converter = { names: [], set: () => ok(nothing) };

/** Names that belong to a lamp's feature without being exposes themselves. */
const lampCommands = new Map<string, readonly [feature: string, converter: Converter]>([
  ["brightness", ["brightness", lightLevel]],
  ["brightness_percent", ["brightness", lightLevel]],
  ["brightness_step", ["brightness", brightnessStep]],
  ["brightness_step_onoff", ["brightness", brightnessStep]],
  ["brightness_move", ["brightness", brightnessMove]],
  ["brightness_move_onoff", ["brightness", brightnessMove]],
  ["color_temp", ["color_temp", colorTemperature]],
  ["color_temp_percent", ["color_temp", colorTemperature]],
  ["color_temp_step", ["color_temp", colorTemperatureStep]],
  ["color_temp_move", ["color_temp", colorTemperatureMove]],
  ["colortemp_move", ["color_temp", colorTemperatureMove]],
  ["color", ["color", color]],
  ["hue_step", ["color", hueSaturationStep]],
  ["saturation_step", ["color", hueSaturationStep]],
  ["hue_move", ["color", hueSaturationStep]],
  ["saturation_move", ["color", hueSaturationStep]],
  ["transition", ["state", silent]],
  ["rate", ["state", silent]],
]);

/** Who takes care of a name on this target; undefined is Zigbee2MQTT's "No converter available". */
export function findConverter(target: Target, name: string): Converter | undefined {
  if (raw.has(name)) return silent;
  const lamp = lampCommands.get(name);
  if (lamp !== undefined && hasWithin(target, lamp[0], "light")) return lamp[1];
  if (name === "state" || name === "on_time" || name === "off_wait_time") {
    const converter = stateConverter(target);
    if (converter !== undefined) return converter;
  }
  if ((name === "position" || name === "tilt") && hasWithin(target, name, "cover")) return coverPosition;
  return target.properties(name).some((candidate) => candidate.access.settable) ? generic(name) : undefined;
}

function stateConverter(target: Target): Converter | undefined {
  const state = property(target, "state");
  switch (state?.within) {
    case "light":
      return hasWithin(target, "brightness", "light") ? lightLevel : onOff;
    case "cover":
      return coverState;
    case "lock":
      return lock;
    default:
      return state?.type === "boolean" && state.access.settable && state.on === "ON" ? onOff : undefined;
  }
}
