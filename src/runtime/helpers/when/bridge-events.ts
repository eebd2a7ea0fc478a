import type { EmittableEvents } from "../../core/flow-context.ts";
import type { HomeNews } from "../../core/home-types.ts";
import type { Events } from "../../core/values.ts";
import { setUpHelper } from "../kernel/helper.ts";

/** What happens to the Zigbee network. Events of devices carry the device's name. */
export interface BridgeEvents {
  readonly joined: Events<string>;
  readonly left: Events<string>;
  /** With the new name. */
  readonly renamed: Events<string>;
  /** What it can do is known. */
  readonly interviewed: Events<string>;
  readonly interviewFailed: Events<string>;
  /** It has power again, or was reset. */
  readonly announced: Events<string>;
  /** Zigbee2MQTT has started. */
  readonly online: Events<void>;
  /** Zigbee2MQTT has stopped. */
  readonly offline: Events<void>;
}

type DeviceNews = Exclude<HomeNews["type"], "online" | "offline">;

/** Fires when a device joins, leaves or is renamed, and when Zigbee2MQTT stops and starts: live, never for what is found at a start. */
export function bridgeEvents(id: string): BridgeEvents {
  return setUpHelper("bridgeEvents", id, {}, (helper) => {
    const devices: Readonly<Record<DeviceNews, EmittableEvents<string>>> = {
      joined: helper.hub(),
      left: helper.hub(),
      renamed: helper.hub(),
      interviewed: helper.hub(),
      interviewFailed: helper.hub(),
      announced: helper.hub(),
    };
    const [online, offline] = [helper.hub<void>(), helper.hub<void>()];
    helper.flow.home.onNews.on((news) => {
      if (news.type === "online") online.emit();
      else if (news.type === "offline") offline.emit();
      else devices[news.type].emit(news.name);
    });
    return { ...devices, online, offline };
  });
}
