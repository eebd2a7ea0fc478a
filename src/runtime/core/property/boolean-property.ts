import type { Json } from "../../../base/json.ts";
import { jsonEqual } from "../../../base/json-equal.ts";
import type { BooleanDescription } from "../../../z2m/description.ts";
import type { SettableBoolean } from "../property-types.ts";
import type { PropertyOwner } from "./property-owner.ts";
import { SettableNode } from "./settable-node.ts";

/** A property with two states, whatever Zigbee2MQTT's words for them: ON/OFF, true/false, LOCK/UNLOCK. */
export class BooleanNode extends SettableNode<boolean> implements SettableBoolean {
  #on: Json;
  #off: Json;
  #toggle: Json | undefined;

  constructor(owner: PropertyOwner, description: BooleanDescription) {
    super(owner, description);
    this.#on = description.on;
    this.#off = description.off;
    this.#toggle = description.toggle;
  }

  override describe(description: BooleanDescription): void {
    super.describe(description);
    this.#on = description.on;
    this.#off = description.off;
    this.#toggle = description.toggle;
  }

  toggle(): void {
    const value = this.peek();
    if (value !== undefined) this.request(!value, true);
    else if (this.#toggle !== undefined) this.owner.sendWord(this.key, this.#toggle);
  }

  protected override read(wire: Json): boolean | undefined {
    if (jsonEqual(wire, this.#on)) return true;
    if (jsonEqual(wire, this.#off)) return false;
    return undefined;
  }

  protected override write(value: boolean): Json {
    return value ? this.#on : this.#off;
  }

  protected override normalise(value: boolean): boolean {
    if (typeof value !== "boolean")
      throw new TypeError(`${this.owner.label} ${this.id} takes true or false, not ${JSON.stringify(value)}.`);
    return value;
  }
}
