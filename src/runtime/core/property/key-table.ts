import type { PropertyDescription } from "../../../z2m/description.ts";
import type { PropertyObject } from "./make-property.ts";

const none: readonly PropertyObject[] = [];

/** Properties by the key they are found under in payloads, and by id. A map, since keys come from outside. */
export class KeyTable {
  readonly #byId = new Map<string, { readonly type: PropertyDescription["type"]; readonly property: PropertyObject }>();
  readonly #byKey = new Map<string, PropertyObject[]>();

  byId(id: string): PropertyObject | undefined {
    return this.#byId.get(id)?.property;
  }

  /** All properties, in the order of their first description. */
  all(): readonly PropertyObject[] {
    return [...this.#byId.values()].map(({ property }) => property);
  }

  of(key: string): readonly PropertyObject[] {
    return this.#byKey.get(key) ?? none;
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
    const sharing = (this.#byKey.get(description.key) ?? []).filter((other) => other.id !== description.id);
    this.#byKey.set(description.key, [...sharing, property]);
    return property;
  }
}
