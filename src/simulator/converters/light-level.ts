import { milliseconds, seconds } from "../../base/duration.ts";
import type { Json } from "../../base/json.ts";
import { err, ok } from "../../base/result.ts";
import { onOff, onOffOutcome } from "./on-off.ts";
import { type Changes, type Converter, changes, type Outcome, type SetRequest } from "./outcome.ts";
import { numberOf } from "./target.ts";
import { transitionOf } from "./transition.ts";

const fullLevel = 254;

/**
 * On, off and brightness of a lamp, one Zigbee command together. Rules: brightness without state turns on, 0 is off, 255
 * counts as 254, `"state": null` leaves on/off alone, a transition to off comes back to the level before.
 */
export const lightLevel: Converter = {
  names: ["state", "brightness", "brightness_percent", "on_time", "off_wait_time"],
  set: (request) => {
    const { message, target } = request;
    const asked = readLevel(message);
    if (asked !== undefined && !(asked >= 0 && asked <= fullLevel)) {
      return err(`Brightness value of message: '${asText(message)}' invalid, must be a number >= 0 and =< 254`);
    }
    const state = readState(message);
    if (state !== undefined && state !== null && !["on", "off", "toggle"].includes(state)) {
      return err(`State value of message: '${asText(message)}' invalid, must be 'ON', 'OFF' or 'TOGGLE'`);
    }
    if ((state === undefined || state === null) && asked === undefined) {
      return err(`At least one of "brightness" or "state" must have a value: '${asText(message)}'`);
    }
    if (state === null && asked !== undefined) return ok(keepState(request, Math.max(asked, 1)));
    if (state === "toggle" && asked === undefined && (target.known("state") ?? undefined) === undefined) return onOff.set(request);
    const goal = state === "toggle" ? (target.value("state") === "ON" ? "off" : "on") : (state ?? (asked === 0 ? "off" : "on"));
    if (goal === "off") return turnOff(request, asked);
    return turnOn(request, asked);
  },
};

function turnOff(request: SetRequest, asked: number | undefined): ReturnType<Converter["set"]> {
  const { target } = request;
  const fades = transitionOf(request) !== undefined || asked === 0;
  const before = target.value("brightness");
  if (target.value("state") === "ON" && before !== undefined && before !== 0) {
    target.memory.set("level", before);
    target.memory.set("faded", fades);
  }
  if (!fades) return onOffOutcome(request, "OFF");
  return ok({ echo: changes({ state: "OFF", brightness: asked === undefined ? undefined : 0 }), halts: ["brightness"] });
}

function turnOn(request: SetRequest, asked: number | undefined): ReturnType<Converter["set"]> {
  const { target } = request;
  const returns = asked === undefined && (transitionOf(request) !== undefined || target.memory.get("faded") === true);
  const level = returns ? (numberOf(target.memory.get("level")) ?? numberOf(target.value("brightness")) ?? fullLevel) : asked;
  if (level === undefined) {
    const outcome = onOffOutcome(request, "ON");
    return outcome.ok && target.value("brightness") === 0 ? ok(withLevel(outcome.value, 1)) : outcome;
  }
  const brightness = Math.max(level, 1);
  target.memory.set("level", brightness);
  target.memory.delete("faded");
  return ok(glide(request, changes({ state: "ON", brightness }), brightness));
}

/** A level without on/off, which a lamp that is off ignores. */
function keepState(request: SetRequest, brightness: number): Outcome {
  const { target } = request;
  if (target.value("state") !== "OFF") return glide(request, changes({ brightness }), brightness);
  const kept = changes({ brightness: target.echoesIgnored ? brightness : target.value("brightness") });
  return { echo: kept, actual: new Map() };
}

function glide(request: SetRequest, echo: Changes, brightness: number): Outcome {
  const transition = transitionOf(request) ?? 0;
  if (transition <= 0) return { echo, halts: ["brightness"] };
  const actual = new Map(echo);
  actual.delete("brightness");
  return { echo, actual, moves: [{ name: "brightness", to: brightness, duration: seconds(transition) }] };
}

function withLevel(outcome: Outcome, brightness: number): Outcome {
  return { ...outcome, echo: new Map(outcome.echo).set("brightness", brightness) };
}

function readLevel(message: Changes): number | undefined {
  const percent = message.get("brightness_percent") ?? undefined;
  const level = message.get("brightness") ?? undefined;
  const asked = level !== undefined ? Number(level) : percent !== undefined ? Math.round((Number(percent) * 255) / 100) : undefined;
  return asked === 255 ? fullLevel : asked;
}

/** `null` is an answer of its own: leave on/off as it is. */
function readState(message: Changes): string | null | undefined {
  const state = message.get("state");
  if (state === undefined) return undefined;
  return typeof state === "string" ? state.toLowerCase() : null;
}

function asText(message: Changes): string {
  return JSON.stringify(Object.fromEntries<Json>(message));
}

/** `brightness_step` and `brightness_move`, each with a variant that also switches on and off. */
export const brightnessStep: Converter = {
  names: ["brightness_step", "brightness_step_onoff"],
  set: (request) => {
    const { name, value, target } = request;
    const step = Number(value);
    if (!Number.isFinite(step)) return err(`'${name}' is not a number, got ${typeof value} (${String(value)})`);
    const switches = name.endsWith("_onoff");
    const lit = target.value("state") !== "OFF";
    const before = numberOf(target.value("brightness")) ?? 0;
    if (!lit && !switches) return ok({ echo: changes({ brightness: before, state: "OFF" }), actual: new Map() });
    const brightness = Math.min(Math.max(before + step, switches ? 0 : 1), fullLevel);
    return ok(glide(request, changes({ brightness, state: brightness === 0 ? "OFF" : "ON" }), brightness));
  },
};

export const brightnessMove: Converter = {
  names: ["brightness_move", "brightness_move_onoff"],
  set: ({ name, value, target }) => {
    // Zigbee2MQTT cannot know where the lamp stopped, so it waits half a second and reads.
    if (value === "stop" || value === 0) {
      return ok({ echo: new Map(), halts: ["brightness"], later: [{ after: milliseconds(500), reads: ["state", "brightness"] }] });
    }
    const rate = Number(value);
    if (!Number.isFinite(rate)) return err(`'${name}' is not a number, got ${typeof value} (${String(value)})`);
    const switches = name.endsWith("_onoff");
    if (target.value("state") === "OFF" && !(switches && rate > 0)) return ok({ echo: new Map() });
    const from = numberOf(target.value("brightness")) ?? 0;
    const to = rate > 0 ? fullLevel : switches ? 0 : 1;
    const atEnd = changes({ state: to === 0 ? "OFF" : "ON" });
    const duration = seconds(Math.abs(to - from) / Math.abs(rate));
    const actual = rate > 0 ? changes({ state: "ON" }) : new Map<string, Json>();
    return ok({ echo: new Map(), actual, moves: [{ name: "brightness", to, duration, atEnd }] });
  },
};
