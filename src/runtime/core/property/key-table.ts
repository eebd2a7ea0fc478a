import type { PropertyDescription } from "../../../z2m/description.ts";
import type { PropertyObject } from "./make-property.ts";

/**
 * Numbers for the keys of all payloads of the process. Taking a payload apart looks each key up here: one table that stays in
 * the processor's cache, instead of one for each device.
 */
const keyNumbers = new Map<string, number>();

function numberOf(key: string): number {
  const known = keyNumbers.get(key);
  if (known !== undefined) return known;
  keyNumbers.set(key, keyNumbers.size);
  return keyNumbers.size - 1;
}

interface Entry {
  readonly type: PropertyDescription["type"];
  readonly property: PropertyObject;
}

/** Properties by the key they are found under in payloads, and by id. */
export class KeyTable {
  readonly #byId = new Map<string, Entry>();
  /** By the number of their key; properties that share one are chained by `sibling`. */
  readonly #byKey: (PropertyObject | undefined)[] = [];

  byId(id: string): PropertyObject | undefined {
    return this.#byId.get(id)?.property;
  }

  /** All properties, in the order of their first description. */
  all(): readonly PropertyObject[] {
    return [...this.#byId.values()].map(({ property }) => property);
  }

  /** The first property found under the key; the others follow as `sibling`. Undefined for keys that mean nothing here. */
  of(key: string): PropertyObject | undefined {
    const number = keyNumbers.get(key);
    return number === undefined ? undefined : this.#byKey[number];
  }

  /** Keeps a property that is known under this id and has the same type, else makes it. */
  put(description: PropertyDescription, make: (description: PropertyDescription) => PropertyObject): PropertyObject {
    const known = this.#byId.get(description.id);
    if (known !== undefined && known.type === description.type && known.property.key === description.key) {
      // Same type, checked above: the description is of the kind that the property was made from.
      (known.property as { describe(description: PropertyDescription): void }).describe(description);
      return known.property;
    }
    const property = make(description);
    this.#byId.set(description.id, { type: description.type, property });
    this.#chain(description.key);
    return property;
  }

  #chain(key: string): void {
    let first: PropertyObject | undefined;
    for (const { property } of [...this.#byId.values()].reverse()) {
      if (property.key !== key) continue;
      property.sibling = first;
      first = property;
    }
    const number = numberOf(key);
    // Without holes: an array with holes is slower for as long as it lives.
    while (this.#byKey.length <= number) this.#byKey.push(undefined);
    this.#byKey[number] = first;
  }
}
