import type { Disposer } from "../../base/disposer.ts";
import type { Duration } from "../../base/duration.ts";
import type { Json } from "../../base/json.ts";
import type { Events, MessageClass, Value, ValueSource } from "./values.ts";

/**
 * What a device publishes, as typed home modules see it. Every property is readable; `Settable…` adds what may be sent,
 * `Queryable` adds asking. The interfaces follow the access bits of the exposes, so that what Zigbee2MQTT would refuse
 * does not compile.
 */
export interface Property<T> extends Value<T> {
  /** The property's id within its device: `brightness`, `state_left`, `color_xy`. */
  readonly id: string;
  /** The device or group it belongs to. */
  readonly device: DeviceObject;
  /** The value, or `fallback` while it is unknown. */
  get(fallback: T): T;
  /** Time since the last report; undefined before the first. */
  readonly age: Duration | undefined;
  readonly source: ValueSource;
  /** A stale property sends its next set even when the value is equal. Everything starts stale. */
  readonly stale: boolean;
  /** Called for every report that carries this property, changed or not. */
  onReport(listener: (value: T, report: { readonly class: MessageClass }) => void): Disposer;
}

export interface SettableProperty<T> extends Property<T> {
  /** Requests a value: it is the value at once, and leaves with the turn as part of one message per device. */
  set(value: T): void;
  markStale(): void;
}

export interface Queryable {
  /** Asks the device for this value; all queries of a turn leave as one `/get` per device. */
  query(): void;
}

export type BooleanProperty = Property<boolean>;
export interface SettableBoolean extends SettableProperty<boolean> {
  /** Sets the opposite of the present value; while that is unknown sends Zigbee2MQTT's own toggle word where there is one. */
  toggle(): void;
}

export interface NumberProperty extends Property<number> {
  readonly unit: string | undefined;
  readonly min: number | undefined;
  readonly max: number | undefined;
  /** The value on a 0…1 scale of its range; undefined while unknown or without a range. */
  readonly normalized: number | undefined;
}
export interface SettableNumber extends NumberProperty, SettableProperty<number> {
  /** Clamps to the range, rounds to the step. Throws on NaN and infinities. */
  set(value: number): void;
  /** Sets on a 0…1 scale; rounds half to even on the raw range. Throws without a range. */
  setNormalized(value: number): void;
  /** Adds to the present (also the just requested) value. Does nothing while that is unknown. */
  add(delta: number): void;
  addNormalized(delta: number): void;
}

export type TextProperty = Property<string>;
export type SettableText = SettableProperty<string>;
export type ChoiceProperty<Word extends string | number> = Property<Word>;
export type SettableChoice<Word extends string | number> = SettableProperty<Word>;
export type ListProperty<Item> = Property<readonly Item[]>;
export type SettableList<Item> = SettableProperty<readonly Item[]>;
/** An expose of a type this version does not know: plain JSON. */
export type UnknownProperty = Property<Json>;
export type SettableUnknown = SettableProperty<Json>;

/** The properties of a record by member name. */
export type Fields = { readonly [name: string]: Property<never> | EventProperty<string> };
/** What a record's value looks like: each field that is known. */
export type ValuesOf<F> = { readonly [K in keyof F]?: F[K] extends Value<infer T> ? T : never };

/** A composite expose: its fields are properties of their own, `value` is all of them together. */
export interface RecordProperty<F> extends Property<ValuesOf<F>> {
  readonly fields: F;
}
export interface SettableRecord<F> extends RecordProperty<F>, SettableProperty<ValuesOf<F>> {
  /** Sets the given fields; the others stay as they are. */
  set(value: ValuesOf<F>): void;
}

/**
 * `action` and its like: moments, not a state, so there is no `value`. Fires for every live report, also when equal to the
 * last one; never for null, empty or retained. Words that the definition does not list arrive as they are.
 */
export interface EventProperty<Word extends string> extends Events<Word> {
  readonly id: string;
  readonly device: DeviceObject;
  /** Fires only for these words. */
  on(listener: (word: Word) => void): Disposer;
  /** The words the definition lists. */
  readonly words: readonly Word[];
}

/** The actions that a word such as `recall_*` stands for: any text in place of each `*`. */
export type Wildcard<Pattern extends string> = Pattern extends `${infer Before}*${infer After}`
  ? `${Before}${string}${Wildcard<After>}`
  : Pattern;

export type Availability = "online" | "offline" | "unknown";

/** What devices and groups have in common. */
export interface DeviceObject {
  /** Zigbee2MQTT's friendly name; follows renames. */
  readonly name: string;
  /** IEEE address, or the number of a group. */
  readonly address: string;
  readonly availability: Value<Availability>;
  /** False once Zigbee2MQTT no longer lists it; sets are then refused with one clear message. */
  readonly present: boolean;
  /** The property with this id, whatever its type. */
  property(id: string): Property<unknown> | EventProperty<string> | undefined;
  /** Recalls a scene stored under this id on the device or group. */
  recallScene(id: number): void;
  /** Stores how the device, or each member of the group, is now as the scene of this id (0…255), and names it. */
  storeScene(id: number, name?: string): void;
  /** Sends these keys with the next message of this turn as they are: transition, effects, scenes … */
  send(payload: { readonly [key: string]: Json }): void;
}
