import { isJsonObject, type Json } from "../../base/json.ts";
import { err, ok } from "../../base/result.ts";
import { rgbToXy } from "./color-math.ts";
import { speaksHueAndSaturation, syncedColor } from "./color-sync.ts";
import { ignored, ignoresColor } from "./color-temperature.ts";
import { type Changes, type Converter, nothing, type SetRequest } from "./outcome.ts";
import { type AskedColor, hueToRgb, parseColor } from "./parse-color.ts";
import { numberOf } from "./target.ts";

/** Colours change at once, also when a transition is asked for: nobody can read a colour on its way from the state. */
export const color: Converter = {
  names: ["color"],
  set: (request) => {
    const asked = parseColor(request.value);
    if (asked === undefined) return err("Invalid color");
    return ok(outcomeOf(request, setColor(request, asked), asked));
  },
};

function outcomeOf(request: SetRequest, set: Changes, asked: AskedColor): ReturnType<typeof ignored> {
  const echo = new Map(syncedColor(request.target, set));
  // A colour with a brightness of its own (hsv, hsl) goes with a level command, which also turns the lamp on.
  if (asked.kind === "hs" && asked.value !== undefined) {
    echo.set("brightness", Math.round(asked.value * 2.54)).set("state", asked.value > 0 ? "ON" : "OFF");
  } else if (ignoresColor(request)) return ignored(request.target, echo);
  return { echo, halts: ["color_temp"] };
}

function setColor({ target }: SetRequest, asked: AskedColor): Changes {
  const before = target.value("color");
  if (asked.kind === "hs") {
    const known = isJsonObject(before) ? before : {};
    const hue = asked.hue ?? numberOf(known.hue) ?? 0;
    const saturation = asked.saturation ?? numberOf(known.saturation) ?? 100;
    if (speaksHueAndSaturation(target)) return colorIn("hs", { hue: Math.round(hue), saturation: Math.round(saturation) });
    return colorIn("xy", { ...rgbToXy(hueToRgb(hue, saturation)) });
  }
  return colorIn("xy", { ...(asked.kind === "xy" ? asked.xy : rgbToXy(asked.rgb)) });
}

function colorIn(mode: "xy" | "hs", value: Json): Changes {
  return new Map<string, Json>([
    ["color_mode", mode],
    ["color", value],
  ]);
}

/** One step of hue (round the circle) or saturation (0…100). Continuous moves are taken but change nothing here. */
export const hueSaturationStep: Converter = {
  names: ["hue_step", "saturation_step", "hue_move", "saturation_move"],
  set: (request) => {
    const step = numberOf(request.value);
    if (request.name.endsWith("_move")) return ok(nothing);
    if (step === undefined) return err(`'${request.name}' is not a number, got ${typeof request.value} (${String(request.value)})`);
    const before = request.target.value("color");
    const known = isJsonObject(before) ? before : {};
    const hue = numberOf(known.hue) ?? 0;
    const saturation = numberOf(known.saturation) ?? 100;
    const asked = parseColor(
      request.name === "hue_step" ? { hue: hue + step, saturation } : { hue, saturation: Math.min(Math.max(saturation + step, 0), 100) },
    );
    return asked === undefined ? err("Invalid color") : ok(outcomeOf(request, setColor(request, asked), asked));
  },
};
