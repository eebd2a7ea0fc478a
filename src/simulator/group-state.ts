import type { Json } from "../base/json.ts";
import type { Changes } from "./converters/outcome.ts";
import type { Network } from "./network.ts";
import type { SimulatedDevice } from "./simulated-device.ts";
import type { SimulatedGroup } from "./simulated-group.ts";
import { entriesToSortedJson } from "./sorted-json.ts";
import type { StatePublisher } from "./state-publisher.ts";

/** What travels between a group and its members. */
export const travelling: ReadonlySet<string> = new Set(["state", "brightness", "color_temp", "color", "color_mode"]);

/**
 * After a member has changed, its groups are what the member is; off and closed only when all members are, unless the group
 * follows its last member. The same change of several members is published once.
 */
export function followMember(
  network: Network,
  publisher: StatePublisher,
  device: SimulatedDevice,
  changes: Changes,
  except?: SimulatedGroup,
): void {
  for (const group of network.groupsWith(device)) {
    if (group === except) continue;
    for (const member of network.membersOf(group)) {
      if (member.device !== device) continue;
      const payload = new Map<string, Json>();
      for (const name of travelling) {
        const value = changes.get(device.keyFor(name, member.endpoint));
        if (value !== undefined) payload.set(name, value);
      }
      const text = entriesToSortedJson(payload);
      if (payload.size === 0 || group.lastOptimistic === text) continue;
      if (!maySay(network, publisher, group, payload.get("state"))) continue;
      group.lastOptimistic = text;
      publisher.publish(group, payload);
    }
  }
}

function maySay(network: Network, publisher: StatePublisher, group: SimulatedGroup, state: Json | undefined): boolean {
  if (state !== "OFF" && state !== "CLOSE") return true;
  if (publisher.optionsOf(group).followsLastMember) return true;
  return network.membersOf(group).every(({ target }) => !["ON", "OPEN"].some((word) => target.known("state") === word));
}
