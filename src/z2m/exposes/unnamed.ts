import type { PropertyDescription } from "../description.ts";

/** What every property has, whatever its type, except its names. */
export type CommonParts = Omit<PropertyDescription, "id" | "identifier" | "type">;

type OwnParts<P> = P extends PropertyDescription ? Omit<P, "id" | "identifier" | keyof CommonParts> : never;
/** What a property has because of its type. */
export type TypeParts = OwnParts<PropertyDescription>;

/**
 * A described expose before its siblings are known, and with them its id and identifier. The two halves become one object in
 * the end only: copying objects that then grow is what takes most time in a large home.
 */
export interface Unnamed {
  readonly common: CommonParts;
  readonly value: TypeParts;
  /** The expose's own `name`, which several exposes of one property may differ in. */
  readonly name: string;
  readonly exposeType: string;
}
