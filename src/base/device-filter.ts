/** Which of several devices are meant. Everything given must hold. */
export interface DeviceFilter {
  /** The part of the friendly name before the first `/`. */
  readonly room?: string | undefined;
  readonly type?: DeviceType | undefined;
  /** The model as Zigbee2MQTT names it: "LED1545G12". */
  readonly model?: string | undefined;
}

/** Kinds of device, as Zigbee2MQTT groups what they expose. */
export const deviceTypes = ["light", "switch", "cover", "climate", "fan", "lock"] as const;
export type DeviceType = (typeof deviceTypes)[number];

/** What a filter looks at. */
export interface Filterable {
  readonly name: string;
  readonly model?: string | undefined;
  readonly properties: readonly { readonly within: string | undefined }[];
}

/** The room that a friendly name names: "living room/lamp" is in "living room", "lamp" in none. */
export function roomOf(name: string): string | undefined {
  const slash = name.indexOf("/");
  return slash > 0 && slash < name.length - 1 ? name.slice(0, slash) : undefined;
}

/** Whether everything that the filter says holds of the device. */
export function passes({ room, type, model }: DeviceFilter, device: Filterable): boolean {
  if (room !== undefined && roomOf(device.name) !== room) return false;
  if (model !== undefined && device.model !== model) return false;
  return type === undefined || device.properties.some(({ within }) => within === type);
}
