import type { StartKind } from "../../core/home-types.ts";
import type { Events } from "../../core/values.ts";
import { setUpHelper } from "../kernel/helper.ts";

/**
 * Fires when the flow has been started and whenever the connection is new, with the reason: "first" (the program was
 * started), "deploy" (this flow was), "reconnect" (the broker is back), "bridge" (Zigbee2MQTT is back). `kinds` leaves only
 * those.
 */
export function onStart(id: string, options: { readonly kinds?: readonly StartKind[] } = {}): Events<StartKind> {
  return setUpHelper("onStart", id, {}, (helper) => {
    const fired = helper.hub<StartKind>();
    helper.flow.home.onConnect.on((kind) => {
      if (options.kinds === undefined || options.kinds.includes(kind)) fired.emit(kind);
    });
    return fired;
  });
}
