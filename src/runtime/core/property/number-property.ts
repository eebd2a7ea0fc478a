import type { Json } from "../../../base/json.ts";
import type { NumberDescription } from "../../../z2m/description.ts";
import type { SettableNumber } from "../property-types.ts";
import type { PropertyOwner } from "./property-owner.ts";
import { clampTo, roundHalfToEven, roundToStep } from "./rounding.ts";
import { SettableNode } from "./settable-node.ts";

/** A number with Zigbee2MQTT's own unit and range. */
export class NumberNode extends SettableNode<number> implements SettableNumber {
  #description: NumberDescription;

  constructor(owner: PropertyOwner, description: NumberDescription) {
    super(owner, description);
    this.#description = description;
  }

  override describe(description: NumberDescription): void {
    super.describe(description);
    this.#description = description;
  }

  get unit(): string | undefined {
    return this.#description.unit;
  }
  get min(): number | undefined {
    return this.#description.min;
  }
  get max(): number | undefined {
    return this.#description.max;
  }

  get normalized(): number | undefined {
    const value = this.value;
    const { min, max } = this.#description;
    if (value === undefined || min === undefined || max === undefined || min === max) return undefined;
    return (value - min) / (max - min);
  }

  setNormalized(value: number): void {
    this.request(this.#fromNormalized(value), false);
  }

  add(delta: number): void {
    const value = this.peek();
    if (value !== undefined) this.request(this.normalise(value + delta), true);
  }

  addNormalized(delta: number): void {
    const value = this.peek();
    const { min, max } = this.#range();
    if (value !== undefined) this.request(this.#fromNormalized((value - min) / (max - min) + delta), true);
  }

  protected override read(wire: Json): number | undefined {
    if (typeof wire === "number") return Number.isFinite(wire) ? wire : undefined;
    // Some converters publish numbers as text.
    if (typeof wire !== "string" || wire.trim() === "") return undefined;
    const value = Number(wire);
    return Number.isFinite(value) ? value : undefined;
  }

  protected override write(value: number): Json {
    return value;
  }

  protected override normalise(value: number): number {
    this.#demandNumber(value);
    const { min, max, step } = this.#description;
    const clamped = clampTo(value, min, max);
    return step === undefined || step <= 0 ? clamped : clampTo(roundToStep(clamped, step, min ?? 0), min, max);
  }

  #fromNormalized(normalized: number): number {
    this.#demandNumber(normalized);
    const { min, max } = this.#range();
    const raw = min + clampTo(normalized, 0, 1) * (max - min);
    const whole = this.#description.step === undefined && Number.isInteger(min) && Number.isInteger(max) && max - min > 1;
    // Ranges such as 0–254 come without a step, but their devices know whole numbers only.
    return whole ? roundHalfToEven(Number(raw.toPrecision(12))) : this.normalise(raw);
  }

  #range(): { readonly min: number; readonly max: number } {
    const { min, max } = this.#description;
    if (min === undefined || max === undefined || min === max) {
      throw new RangeError(`${this.owner.label} ${this.id} has no range, so there is no 0…1 scale for it.`);
    }
    return { min, max };
  }

  #demandNumber(value: number): void {
    if (!Number.isFinite(value)) throw new TypeError(`${this.owner.label} ${this.id} takes a finite number, not ${String(value)}.`);
  }
}
