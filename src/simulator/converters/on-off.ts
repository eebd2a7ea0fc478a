import { milliseconds, seconds } from "../../base/duration.ts";
import { err, ok, type Result } from "../../base/result.ts";
import { type Converter, changes, type Outcome, type SetRequest } from "./outcome.ts";
import { numberOf } from "./target.ts";

/** Time after which a device reports by itself what Zigbee2MQTT could not know. */
const ownReport = milliseconds(150);

/** On, off and toggle of whatever has no level: plugs, relays, plain lamps. */
export const onOff: Converter = {
  names: ["state", "on_time", "off_wait_time"],
  set: (request) => {
    const state = request.message.get("state");
    const word = typeof state === "string" ? state.toUpperCase() : "";
    if (word === "TOGGLE") return ok(toggled(request));
    return word === "ON" || word === "OFF"
      ? onOffOutcome(request, word)
      : err(`'${String(state)}' not allowed, choose between: toggle,off,on`);
  },
};

/** `on_time` (seconds, with ON only): the device goes off by itself; nothing of it is published before the device reports. */
export function onOffOutcome(request: SetRequest, state: "ON" | "OFF"): Result<Outcome, string> {
  const { message } = request;
  const [onTime, wait] = [message.get("on_time") ?? undefined, message.get("off_wait_time") ?? undefined];
  if (state === "OFF" || (onTime === undefined && wait === undefined)) return ok({ echo: changes({ state }), halts: ["brightness"] });
  if (onTime !== undefined && numberOf(onTime) === undefined) return err("The on_time value must be a number!");
  if (wait !== undefined && numberOf(wait) === undefined) return err("The off_wait_time value must be a number!");
  const off = { after: seconds(numberOf(onTime) ?? 0), changes: changes({ state: "OFF" }) };
  return ok({ echo: new Map(), actual: changes({ state }), later: [{ after: ownReport, reads: ["state"] }, off] });
}

/** Zigbee2MQTT expects the opposite of what it knows; while it knows nothing, only the device's own report tells. */
function toggled({ target }: SetRequest): Outcome {
  const actual = changes({ state: target.value("state") === "OFF" ? "ON" : "OFF" });
  const known = target.known("state");
  if (known === undefined || known === null) return { echo: new Map(), actual, later: [{ after: ownReport, reads: ["state"] }] };
  return { echo: changes({ state: known === "OFF" ? "ON" : "OFF" }), actual };
}
