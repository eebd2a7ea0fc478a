import { isJsonObject, type Json } from "../../../base/json.ts";
import type { DeviceObject, SettableProperty } from "../../core/property-types.ts";
import type { Value } from "../../core/values.ts";
import { asJson } from "../kernel/as-json.ts";
import { type DurableOption, setUpHelper } from "../kernel/helper.ts";

export interface Snapshot {
  /**
   * Remembers the present values of these properties (default: `state`) of the devices, in place of what was remembered.
   * What is unknown or cannot be set is left out; when nothing remains, the earlier memory is kept.
   */
  take(devices: readonly DeviceObject[], properties?: readonly string[]): void;
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

/** Remembers how a set of devices was, to put it back later. Devices are remembered by address. Durable: survives a restart. */
export function snapshot(id: string, options: DurableOption = {}): Snapshot {
  return setUpHelper("snapshot", id, options, (helper) => {
    const { home } = helper.flow;
    let memory = readMemory(helper.state.read());
    const taken = helper.cell<boolean>(memory.length > 0);

    function remember(next: readonly Remembered[]): void {
      memory = next;
      helper.state.write(next.length === 0 ? undefined : next.map((entry) => ({ ...entry })));
      taken.set(next.length > 0);
    }

    return {
      take: (devices, properties = ["state"]) => {
        const found = devices.flatMap((device) => properties.flatMap((property) => presentValue(device, property)));
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
