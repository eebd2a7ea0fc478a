import type { Json } from "../../../base/json.ts";
import type { ChoiceDescription, ListDescription, TextDescription, UnknownDescription } from "../../../z2m/description.ts";
import type { PropertyOwner } from "./property-owner.ts";
import { SettableNode } from "./settable-node.ts";

/** One of Zigbee2MQTT's own words. Reports of words that the definition does not list arrive as they are. */
export class ChoiceNode extends SettableNode<string | number> {
  #words: readonly (string | number)[];

  constructor(owner: PropertyOwner, description: ChoiceDescription) {
    super(owner, description);
    this.#words = description.words;
  }

  override describe(description: ChoiceDescription): void {
    super.describe(description);
    this.#words = description.words;
  }

  protected override read(wire: Json): string | number | undefined {
    if (typeof wire === "boolean") return this.#word(String(wire)) ?? String(wire);
    if (typeof wire !== "string" && typeof wire !== "number") return undefined;
    return this.#word(wire) ?? wire;
  }

  protected override write(value: string | number): Json {
    return value;
  }

  protected override normalise(value: string | number): string | number {
    const word = this.#word(value);
    if (word === undefined)
      throw new RangeError(`${this.owner.label} ${this.id} has no word ${JSON.stringify(value)}: ${this.#words.join(", ")}.`);
    return word;
  }

  /** The listed word that is meant, be it written as text or as a number. */
  #word(value: string | number): string | number | undefined {
    return this.#words.find((word) => word === value) ?? this.#words.find((word) => String(word) === String(value));
  }
}

export class TextNode extends SettableNode<string> {
  constructor(owner: PropertyOwner, description: TextDescription) {
    super(owner, description);
  }

  protected override read(wire: Json): string | undefined {
    if (typeof wire === "string") return wire;
    return typeof wire === "number" || typeof wire === "boolean" ? String(wire) : undefined;
  }

  protected override write(value: string): Json {
    return value;
  }

  protected override normalise(value: string): string {
    if (typeof value !== "string") throw new TypeError(`${this.owner.label} ${this.id} takes text, not ${JSON.stringify(value)}.`);
    return value;
  }
}

/** A list, item by item as Zigbee2MQTT writes it. */
export class ListNode extends SettableNode<readonly Json[]> {
  #description: ListDescription;

  constructor(owner: PropertyOwner, description: ListDescription) {
    super(owner, description);
    this.#description = description;
  }

  override describe(description: ListDescription): void {
    super.describe(description);
    this.#description = description;
  }

  protected override read(wire: Json): readonly Json[] | undefined {
    return isList(wire) ? wire : undefined;
  }

  protected override write(value: readonly Json[]): Json {
    return value;
  }

  protected override normalise(value: readonly Json[]): readonly Json[] {
    const { minLength = 0, maxLength = Number.POSITIVE_INFINITY } = this.#description;
    if (!isList(value) || value.length < minLength || value.length > maxLength) {
      throw new RangeError(`${this.owner.label} ${this.id} takes a list of ${minLength} to ${maxLength} items.`);
    }
    return value;
  }
}

/** An expose of a type this version does not know: JSON in, JSON out. */
export class UnknownNode extends SettableNode<Json> {
  constructor(owner: PropertyOwner, description: UnknownDescription) {
    super(owner, description);
  }

  protected override read(wire: Json): Json {
    return wire;
  }

  protected override write(value: Json): Json {
    return value;
  }

  protected override normalise(value: Json): Json {
    return value;
  }
}

function isList(value: Json | readonly Json[]): value is readonly Json[] {
  return Array.isArray(value);
}
