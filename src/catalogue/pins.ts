import type { Json } from "../base/json.ts";
import type { PinRole } from "../model/connect.ts";
import { booleanPin, nothingPin, type PinType } from "../model/pin-type.ts";
import type { EntityDescription, PropertyDescription } from "../z2m/description.ts";

/** What a pin has to do with a property of a device or group: for whoever looks at a whole home. */
export interface PinAccess {
  readonly entity: EntityDescription;
  /** The property's path within the entity: `brightness`, `color_hs.hue`. */
  readonly path: string;
  readonly property: PropertyDescription;
  /** Inputs: what is set, where that is the pin's own affair. Outputs: the value at which it fires. */
  readonly value?: Json;
  /** Inputs: what is set depends on what was before (toggle, add). */
  readonly relative?: boolean;
  /** What is carried is the place in the property's range, from 0 to 1. */
  readonly normalized?: boolean;
}

interface PinBase {
  readonly name: string;
  readonly role: PinRole;
  readonly type: PinType;
  readonly help: string;
  /** Where the editor lists it: endpoint, button, "diagnostic". */
  readonly section?: string | undefined;
}

/**
 * - `read`: the outputs are an expression of this value.
 * - `observe`: a helper of the runtime listens to it.
 * - `when-fired`: looked at only when an event input fires, so that it passes no change on.
 */
export type InputUse = "read" | "observe" | "when-fired";

export interface InputPin extends PinBase {
  readonly use: InputUse;
  /** Taken when there is neither a wire nor a written value. */
  readonly default?: Json | undefined;
  /** May be left without wire and value. */
  readonly optional: boolean;
  /** Takes a written value, never a wire. */
  readonly fixed: boolean;
  /** Value inputs: takes several wires. Event inputs always do. */
  readonly many: boolean;
  /** What it causes comes in a later turn (a device's report, a timer), so that it may be part of a circle. */
  readonly later: boolean;
  /** The properties that it sets. */
  readonly sets?: readonly PinAccess[];
}

export interface OutputPin extends PinBase {
  /** What the value is called where it is a parameter. */
  readonly parameter?: string | undefined;
  /** The properties that it tells of. */
  readonly tells?: readonly PinAccess[];
  /** What it always is, where that is known. */
  readonly constant?: Json | undefined;
}

export interface Pins {
  readonly inputs: readonly InputPin[];
  readonly outputs: readonly OutputPin[];
}

export interface InputOptions {
  readonly help: string;
  readonly section?: string | undefined;
  readonly use?: InputUse;
  readonly default?: Json;
  readonly optional?: boolean;
  readonly fixed?: boolean;
  readonly many?: boolean;
  readonly later?: boolean;
  readonly sets?: readonly PinAccess[];
}

const noOptions = { use: "read", optional: false, fixed: false, many: false, later: false } as const;

/** An input that is read: a wire from a value, or a written value. Must be given, unless it has a default or is optional. */
export function valueInput(name: string, type: PinType, options: InputOptions): InputPin {
  return { ...noOptions, ...options, name, role: "value", type };
}

/** A value input that only takes a written value. */
export function fixedInput(name: string, type: PinType, options: InputOptions): InputPin {
  return { ...noOptions, ...options, name, role: "value", type, fixed: true };
}

/** An input that something makes fire: any number of wires from events, or from values that change. */
export function eventInput(name: string, type: PinType, options: InputOptions): InputPin {
  return { ...noOptions, optional: true, ...options, name, role: "event", type };
}

export interface OutputOptions {
  readonly help: string;
  readonly section?: string | undefined;
  readonly parameter?: string;
  readonly tells?: readonly PinAccess[];
  readonly constant?: Json;
}

export function valueOutput(name: string, type: PinType, options: OutputOptions): OutputPin {
  return { ...options, name, role: "value", type };
}

export function eventOutput(name: string, type: PinType, options: OutputOptions): OutputPin {
  return { ...options, name, role: "event", type };
}

/** What every kind with a boolean result has: `out`, and the moments at which it becomes true or false. */
export function booleanOutputs(help: string): readonly OutputPin[] {
  return [
    valueOutput("out", booleanPin, { help, parameter: "on" }),
    eventOutput("true", nothingPin, { help: "Fires when the result becomes true." }),
    eventOutput("false", nothingPin, { help: "Fires when the result becomes false." }),
  ];
}
