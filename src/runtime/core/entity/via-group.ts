import type { DeviceObject } from "../property-types.ts";
import { entityOf } from "./device-facade.ts";

/**
 * These devices, to be told as one: when a Zigbee group has exactly these members and the present turn asks the same of all of
 * them, one message goes to the group. Where that does not hold, each is told by itself, as without it.
 *
 *     for (const lamp of viaGroup(lamps)) lamp.state.set(true);
 */
export function viaGroup<D extends DeviceObject>(devices: readonly D[]): readonly D[] {
  const entities = devices.map(entityOf).filter((entity) => entity?.present === true);
  const known = entities.filter((entity) => entity !== undefined);
  known[0]?.host.together(known);
  return devices;
}
