import { isJsonObject, type Json } from "../../../base/json.ts";
import type { DeviceObject, SettableProperty } from "../../core/property-types.ts";
import type { Value } from "../../core/values.ts";
import { asJson } from "../kernel/as-json.ts";
import { type Devices, followDevices } from "../kernel/followed.ts";
import { type DurableOption, setUpHelper } from "../kernel/helper.ts";

export interface SnapshotOptions extends DurableOption {
  /** What of the devices is remembered. Default: `state`. */
  readonly properties?: readonly string[];
  /** Only devices that are on when it is taken. Default true. */
  readonly onlyLit?: boolean;
}

export interface Snapshot {
  /**
   * Remembers how the devices are now, in place of what was remembered. What is unknown or cannot be set is left out; when
   * nothing remains, the earlier memory is kept.
   */
  take(): void;
  /** Sets what was remembered, and forgets it. Does nothing without a memory; devices that are gone are passed over. */
  restore(): void;
  forget(): void;
  /** Whether something is remembered. */
  readonly taken: Value<boolean>;
}

interface Remembered {
  readonly address: string;
  readonly property: string;
  readonly value: Json;
}

/**
 * Remembers how a set of devices is, to put it back later. Devices are remembered by address, and followed from the start, so
 * that it is known how they are. Durable: survives a restart.
 */
export function snapshot(id: string, devices: Devices<DeviceObject>, options: SnapshotOptions = {}): Snapshot {
  const { properties = ["state"], onlyLit = true } = options;
  return setUpHelper("snapshot", id, options, (helper) => {
    const { home } = helper.flow;
    const listed = followDevices(devices);
    let memory = readMemory(helper.state.read());
    const taken = helper.cell<boolean>(memory.length > 0);

    function remember(next: readonly Remembered[]): void {
      memory = next;
      helper.state.write(next.length === 0 ? undefined : next.map((entry) => ({ ...entry })));
      taken.set(next.length > 0);
    }

    return {
      take: () => {
        const meant = listed().filter((device) => !onlyLit || isOn(device));
        const found = meant.flatMap((device) => properties.flatMap((property) => presentValue(device, property)));
        if (found.length > 0) remember(found);
      },
      restore: () => {
        for (const { address, property, value } of memory) {
          const device = home.devices.find(address) ?? home.groups.find(address);
          if (device?.present === true) settable(device, property)?.set(value);
        }
        remember([]);
      },
      forget: () => remember([]),
      taken,
    };
  });
}

function isOn(device: DeviceObject): boolean {
  const state = device.property("state");
  return state !== undefined && "value" in state && state.value === true;
}

function presentValue(device: DeviceObject, property: string): Remembered[] {
  const value = asJson(settable(device, property)?.value);
  return value === undefined ? [] : [{ address: device.address, property, value }];
}

function settable(device: DeviceObject, id: string): SettableProperty<unknown> | undefined {
  const property = device.property(id);
  // What has a `set` is settable: that is how the runtime makes properties from the access bits.
  return property !== undefined && "set" in property ? (property as SettableProperty<unknown>) : undefined;
}

function readMemory(stored: Json | undefined): readonly Remembered[] {
  if (!Array.isArray(stored)) return [];
  return stored.flatMap((entry: Json) => {
    if (!isJsonObject(entry) || typeof entry.address !== "string" || typeof entry.property !== "string") return [];
    return entry.value === undefined ? [] : [{ address: entry.address, property: entry.property, value: entry.value }];
  });
}
