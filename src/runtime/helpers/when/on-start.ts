import type { StartKind } from "../../core/home-types.ts";
import type { Events } from "../../core/values.ts";
import { setUpHelper } from "../kernel/helper.ts";

/**
 * Fires when the flow has been started and whenever the connection is new, with the reason: "first" (the program was
 * started), "deploy" (this flow was), "reconnect" (the broker is back), "bridge" (Zigbee2MQTT is back). `kinds` leaves only
 * those.
 */
export function onStart<Kind extends StartKind = StartKind>(id: string, options: { readonly kinds?: readonly Kind[] } = {}): Events<Kind> {
  return setUpHelper("onStart", id, {}, (helper) => {
    const fired = helper.hub<Kind>();
    const { kinds } = options;
    // Without a list, `Kind` is every kind.
    const isWanted = (kind: StartKind): kind is Kind => kinds === undefined || kinds.some((wanted) => wanted === kind);
    helper.flow.home.onConnect.on((kind) => {
      if (isWanted(kind)) fired.emit(kind);
    });
    return fired;
  });
}
