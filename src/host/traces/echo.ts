import { isJsonObject, type Json, type JsonObject } from "../../base/json.ts";
import type { DeviceDescription, GroupDescription, HomeDescription, PropertyDescription } from "../../z2m/description.ts";

interface Report {
  readonly name: string;
  readonly payload: JsonObject;
}

/** Devices that do what they are told and say so: each remembers what it last reported. Groups pass commands on to their members. */
export class Echo {
  readonly #home: HomeDescription;
  readonly #states = new Map<string, JsonObject>();

  constructor(home: HomeDescription) {
    this.#home = home;
  }

  /** A device has said this by itself. */
  note(name: string, payload: Json | undefined): void {
    if (isJsonObject(payload)) this.#states.set(name, { ...this.#states.get(name), ...payload });
  }

  /** What is reported in answer to a command. */
  answer(name: string, payload: Json): readonly Report[] {
    if (!isJsonObject(payload)) return [];
    const device = this.#home.devices.find((each) => each.name === name);
    if (device !== undefined) return this.#answerOf(device, payload);
    const group = this.#home.groups.find((each) => each.name === name);
    if (group === undefined) return [];
    const members = this.#home.devices.filter(({ ieee }) => group.members.some((member) => member.ieee === ieee));
    return [...members, group].flatMap((entity) => this.#answerOf(entity, payload));
  }

  #answerOf(entity: DeviceDescription | GroupDescription, payload: JsonObject): readonly Report[] {
    const before = this.#states.get(entity.name) ?? {};
    const published = new Map(entity.properties.filter(({ access }) => access.published).map((property) => [property.key, property]));
    const after: [string, Json][] = [];
    for (const [key, value] of Object.entries(payload)) {
      const property = published.get(key);
      if (property !== undefined) after.push([key, valueAfter(property, before[key], value)]);
    }
    if (after.length === 0) return [];
    const state = { ...before, ...Object.fromEntries(after) };
    this.#states.set(entity.name, state);
    return [{ name: entity.name, payload: state }];
  }
}

function valueAfter(property: PropertyDescription, before: Json | undefined, value: Json): Json {
  if (property.type === "boolean" && property.toggle !== undefined && value === property.toggle) {
    return before === property.on ? property.off : property.on;
  }
  return isJsonObject(before) && isJsonObject(value) ? { ...before, ...value } : value;
}
