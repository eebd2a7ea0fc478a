import type { HomeDescription } from "./description.ts";

export interface HomeCounts {
  /** Without the coordinator. */
  readonly devices: number;
  readonly groups: number;
  /** Of devices, fields of records not counted. */
  readonly properties: number;
  readonly dropped: number;
}

/** The figures that a command line or a status bar says about a home. */
export function countHome(home: HomeDescription): HomeCounts {
  const devices = home.devices.filter((device) => device.kind !== "Coordinator");
  return {
    devices: devices.length,
    groups: home.groups.length,
    properties: devices.reduce((count, device) => count + device.properties.length, 0),
    dropped: home.dropped.length,
  };
}
