import { seconds } from "../../base/duration.ts";
import { isJsonObject } from "../../base/json.ts";
import { err, ok } from "../../base/result.ts";
import { type Converter, changes, nothing } from "./outcome.ts";
import { property } from "./target.ts";

/** How long the bolt takes. */
const turn = seconds(1);

/** LOCK, UNLOCK, TOGGLE, or `{state, code}`. Nothing is published before the bolt has turned and the lock reports. */
export const lock: Converter = {
  names: ["state"],
  set: ({ value, target }) => {
    const asked = isJsonObject(value) ? value.state : value;
    const word = typeof asked === "string" ? asked.toUpperCase() : "";
    if (word !== "LOCK" && word !== "UNLOCK" && word !== "TOGGLE") {
      return err(`'${String(asked)}' not allowed, choose between: LOCK,UNLOCK,TOGGLE`);
    }
    const state = word === "TOGGLE" ? (target.value("state") === "LOCK" ? "UNLOCK" : "LOCK") : word;
    const bolt = state === "LOCK" ? "locked" : "unlocked";
    const hasBolt = property(target, "lock_state") !== undefined;
    return ok({ ...nothing, later: [{ after: turn, changes: changes({ state, lock_state: hasBolt ? bolt : undefined }) }] });
  },
};
