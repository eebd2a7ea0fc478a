import type { Capability } from "../../z2m/description.ts";
import type {
  DeviceObject,
  EventProperty,
  NumberProperty,
  Property,
  SettableBoolean,
  SettableChoice,
  SettableNumber,
} from "./property-types.ts";

/** Structural interfaces of what a device can do; generated device types satisfy them by having the members. */
export interface Switchable extends DeviceObject {
  readonly state: SettableBoolean;
}
export interface Dimmable extends Switchable {
  readonly brightness: SettableNumber;
}
export interface ColorTemperatureLight extends Switchable {
  readonly colorTemp: SettableNumber;
}
/** Which interface a capability's word stands for, in `home.devices.with(word)`. */
export interface DevicesByCapability {
  readonly switchable: Switchable;
  readonly dimmable: Dimmable;
  readonly colorTemperature: ColorTemperatureLight;
  readonly color: Switchable;
  readonly cover: DeviceObject & { readonly state: SettableChoice<"OPEN" | "CLOSE" | "STOP"> };
  readonly lock: DeviceObject & { readonly state: SettableBoolean };
  readonly fan: DeviceObject;
  readonly thermostat: DeviceObject;
  readonly occupancy: DeviceObject & { readonly occupancy: Property<boolean> };
  readonly contact: DeviceObject & { readonly contact: Property<boolean> };
  readonly temperature: DeviceObject & { readonly temperature: NumberProperty };
  readonly humidity: DeviceObject & { readonly humidity: NumberProperty };
  readonly illuminance: DeviceObject & { readonly illuminance: NumberProperty };
  readonly power: DeviceObject & { readonly power: NumberProperty };
  readonly battery: DeviceObject & { readonly battery: NumberProperty };
  readonly action: DeviceObject & { readonly action: EventProperty<string> };
  readonly waterLeak: DeviceObject & { readonly waterLeak: Property<boolean> };
  readonly smoke: DeviceObject & { readonly smoke: Property<boolean> };
}
/** Refuses to compile when a capability word has no interface. */
type Complete = { readonly [C in Capability]: DevicesByCapability[C] };
export type DeviceWith<C extends Capability> = Complete[C];
