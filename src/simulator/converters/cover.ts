import { milliseconds, seconds } from "../../base/duration.ts";
import { err, ok } from "../../base/result.ts";
import { type Changes, type Converter, changes, type Move, nothing, type Outcome } from "./outcome.ts";
import { numberOf, property, type Target } from "./target.ts";

const reportEvery = seconds(1);
const tiltTravel = 2_000;

/**
 * OPEN, CLOSE and STOP (ON and OFF are taken, too). Nothing is published at once: the cover reports its position while it
 * moves, and its state with it. 0 is closed, 100 is open.
 */
export const coverState: Converter = {
  names: ["state"],
  set: ({ value, target }) => {
    const word = typeof value === "string" ? value.toUpperCase() : "";
    if (word === "STOP")
      return ok({ ...nothing, halts: ["position", "tilt"], later: [{ after: milliseconds(300), reads: readable(target) }] });
    if (word === "OPEN" || word === "ON") return ok(travel(target, 100));
    if (word === "CLOSE" || word === "OFF") return ok(travel(target, 0));
    return err(`Key '${String(value)}' not found in: [open, close, stop, on, off]`);
  },
};

function readable(target: Target): readonly string[] {
  return ["state", "position", "tilt"].filter((name) => property(target, name) !== undefined);
}

function travel(target: Target, to: number): Outcome {
  // A cover without a published position still takes its time before it says what it is.
  if (property(target, "position") === undefined) {
    return { ...nothing, later: [{ after: milliseconds(target.coverTravel), changes: stateAt(to) }] };
  }
  return { ...nothing, moves: [coverMove(target, "position", to)] };
}

function coverMove(target: Target, name: "position" | "tilt", to: number): Move {
  const from = numberOf(target.value(name)) ?? (to === 0 ? 100 : 0);
  const full = name === "position" ? target.coverTravel : tiltTravel;
  const duration = milliseconds((Math.abs(to - from) / 100) * full);
  return { name, to, duration, reportEvery, ...(name === "position" ? { atEnd: stateAt(to) } : undefined) };
}

function stateAt(position: number): Changes {
  return changes({ state: position > 0 ? "OPEN" : "CLOSE" });
}

/** `position` and `tilt`, 0…100. The position asked for is published at once; reports from on the way follow. */
export const coverPosition: Converter = {
  names: ["position", "tilt"],
  set: ({ message, target }) => {
    const moves: Move[] = [];
    const echo = new Map<string, number>();
    for (const name of ["position", "tilt"] as const) {
      const value = message.get(name);
      if (value === undefined) continue;
      const to = numberOf(value);
      if (to === undefined) return err(`'${name}' is not a number, got ${typeof value} (${String(value)})`);
      if (to < 0 || to > 100) return err(`Value '${to}' of '${name}' is outside of 0…100`);
      echo.set(name, to);
      moves.push(coverMove(target, name, to));
    }
    return ok({ echo, actual: new Map(), moves });
  },
};
