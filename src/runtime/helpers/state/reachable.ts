import type { Disposer } from "../../../base/disposer.ts";
import type { Availability, DeviceObject } from "../../core/property-types.ts";
import type { Events, Value } from "../../core/values.ts";
import { helperPriority, setUpHelper } from "../kernel/helper.ts";
import { withMembers } from "../kernel/with-members.ts";

export interface Reachable extends Value<boolean> {
  /** Fires with the name of one that can be reached again. */
  readonly cameOnline: Events<string>;
  /** Fires with the name of one that cannot be reached any more. */
  readonly wentOffline: Events<string>;
  /** Names of those that cannot be reached, in alphabetical order. */
  readonly missing: Value<readonly string[]>;
  /** How many those are. */
  readonly missingCount: Value<number>;
}

interface Watched {
  word: Availability;
  readonly remove: Disposer;
}

/**
 * Whether all of these devices can be reached; without a list, all of the home, also those that join later. Unknown while
 * Zigbee2MQTT has not said of any of them, as it does not where its setting `availability` is off. Events fire live, and only
 * between online and offline; not for all devices at once when Zigbee2MQTT itself stops or starts.
 */
export function reachable(id: string, devices?: readonly DeviceObject[]): Reachable {
  return setUpHelper("reachable", id, {}, (helper) => {
    const { home } = helper.flow;
    const cameOnline = helper.hub<string>();
    const wentOffline = helper.hub<string>();
    const missing = helper.cell<readonly string[]>([]);
    const missingCount = helper.cell<number>(0);
    const all = helper.cell<boolean>(undefined);
    const watched = new Map<DeviceObject, Watched>();
    /** Zigbee2MQTT has stopped or started in this turn: what becomes of the devices is no news of theirs. */
    let isBridge = false;
    home.onNews.on(({ type }) => {
      if (type !== "online" && type !== "offline") return;
      isBridge = true;
      helper.flow.post(() => {
        isBridge = false;
      });
    });

    function sumUp(): void {
      const known = [...watched].filter(([, { word }]) => word !== "unknown");
      const names = known.flatMap(([{ name }, { word }]) => (word === "offline" ? [name] : [])).sort();
      if (names.join("\n") !== missing.value?.join("\n")) missing.set(names);
      missingCount.set(names.length);
      if (known.length > 0) all.set(names.length === 0);
    }

    function watch(device: DeviceObject): void {
      const remove = device.availability.onChange(
        (word, change) => {
          entry.word = word;
          sumUp();
          if (change.class !== "live" || isBridge) return;
          if (word === "offline" && change.previous === "online") wentOffline.emit(device.name);
          if (word === "online" && change.previous === "offline") cameOnline.emit(device.name);
        },
        { first: true, resync: true, priority: helperPriority },
      );
      const entry: Watched = { word: device.availability.value ?? "unknown", remove };
      watched.set(device, entry);
    }

    function lookAround(): void {
      const present = new Set(home.devices);
      for (const [device, { remove }] of watched) {
        if (present.has(device)) continue;
        remove();
        watched.delete(device);
      }
      for (const device of present) if (!watched.has(device)) watch(device);
      sumUp();
    }

    if (devices === undefined) {
      // Devices are listed anew after an outage without that being news.
      home.onNews.on(lookAround);
      home.onConnect.on(lookAround);
      lookAround();
    } else {
      for (const device of devices) watch(device);
      sumUp();
    }
    return withMembers(all, { cameOnline, wentOffline, missing, missingCount });
  });
}
