import type { Json } from "../../../base/json.ts";
import { jsonEqual } from "../../../base/json-equal.ts";
import type { BooleanDescription } from "../../../z2m/description.ts";
import type { SettableBoolean } from "../property-types.ts";
import type { PropertyOwner } from "./property-owner.ts";
import { SettableNode } from "./settable-node.ts";

/** A property with two states, whatever Zigbee2MQTT's words for them: ON/OFF, true/false, LOCK/UNLOCK. */
export class BooleanNode extends SettableNode<boolean> implements SettableBoolean {
  #description: BooleanDescription;

  constructor(owner: PropertyOwner, description: BooleanDescription) {
    super(owner, description);
    this.#description = description;
  }

  override describe(description: BooleanDescription): void {
    super.describe(description);
    this.#description = description;
  }

  toggle(): void {
    const value = this.peek();
    if (value !== undefined) this.request(!value, true);
    else if (this.#description.toggle !== undefined) this.owner.sendWord(this.key, this.#description.toggle);
  }

  protected override read(wire: Json): boolean | undefined {
    if (jsonEqual(wire, this.#description.on)) return true;
    if (jsonEqual(wire, this.#description.off)) return false;
    return undefined;
  }

  protected override write(value: boolean): Json {
    return value ? this.#description.on : this.#description.off;
  }

  protected override normalise(value: boolean): boolean {
    if (typeof value !== "boolean")
      throw new TypeError(`${this.owner.label} ${this.id} takes true or false, not ${JSON.stringify(value)}.`);
    return value;
  }
}
