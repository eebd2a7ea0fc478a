import { type Duration, formatDuration, parseDuration } from "../base/duration.ts";
import { isJsonObject, type Json, type JsonObject } from "../base/json.ts";
import { err, ok, type Result } from "../base/result.ts";
import { anyPin, type PinType } from "../model/pin-type.ts";
import type { Capability } from "../z2m/description.ts";
import type { Field, RoleTarget, Widget } from "./field.ts";

export interface FieldTexts<T> {
  readonly label: string;
  readonly help: string;
  /** Left out: the setting must be given. */
  readonly default?: T;
}

export interface FieldParts<T> extends FieldTexts<T> {
  readonly widget: Widget;
  readonly typeText: string;
  readonly schema: JsonObject;
  readonly write: (value: T) => Json;
  readonly read: (json: Json) => Result<T, string>;
}

/** A field of its parts: it must be given, unless it has a default. */
export function field<T>({ label, help, default: fallback, widget, typeText, schema, write, read }: FieldParts<T>): Field<T> {
  return {
    label,
    help,
    widget,
    typeText,
    schema,
    default: fallback,
    optional: false,
    defaultJson: fallback === undefined ? undefined : write(fallback),
    read,
  };
}

/** The same setting, but nothing happens when it is left out. */
export function optional<T>(inner: Field<T>): Field<T | undefined> {
  return { ...inner, default: undefined, defaultJson: undefined, optional: true };
}

export function flagField(texts: FieldTexts<boolean>): Field<boolean> {
  return field({
    ...texts,
    widget: { type: "switch" },
    typeText: "yes or no",
    schema: { type: "boolean" },
    write: (value) => value,
    read: (json) => (typeof json === "boolean" ? ok(json) : err("must be true or false")),
  });
}

export interface NumberOptions {
  readonly unit?: string;
  readonly min?: number;
  readonly max?: number;
  readonly step?: number;
  readonly integer?: boolean;
}

export function numberField({ unit, min, max, step, integer = false, ...texts }: FieldTexts<number> & NumberOptions): Field<number> {
  const range = [min === undefined ? "" : ` from ${min}`, max === undefined ? "" : ` to ${max}`].join("");
  return field({
    ...texts,
    widget: { type: "number", unit, min, max, step },
    typeText: `${integer ? "whole number" : "number"}${range}${unit === undefined ? "" : ` (${unit})`}`,
    schema: {
      type: integer ? "integer" : "number",
      ...(min !== undefined && { minimum: min }),
      ...(max !== undefined && { maximum: max }),
    },
    write: (value) => value,
    read: (json) => {
      if (typeof json !== "number" || !Number.isFinite(json)) return err("must be a number");
      if (integer && !Number.isInteger(json)) return err("must be a whole number");
      if ((min !== undefined && json < min) || (max !== undefined && json > max)) return err(`must be a number${range}`);
      return ok(json);
    },
  });
}

export interface TextOptions {
  readonly placeholder?: string;
  readonly multiline?: boolean;
  /** Says what is wrong with a text, or undefined. */
  readonly check?: (text: string) => string | undefined;
}

export function textField({ placeholder, multiline, check, ...texts }: FieldTexts<string> & TextOptions): Field<string> {
  return field({
    ...texts,
    widget: { type: "text", placeholder, multiline },
    typeText: "text",
    schema: { type: "string" },
    write: (value) => value,
    read: (json) => {
      if (typeof json !== "string") return err("must be a text");
      const problem = check?.(json);
      return problem === undefined ? ok(json) : err(problem);
    },
  });
}

/** A closed set of words, each with its label. */
export function choiceField<const Words extends { readonly [word: string]: string }>({
  words,
  ...texts
}: FieldTexts<keyof Words & string> & { readonly words: Words }): Field<keyof Words & string> {
  const listed = Object.keys(words);
  const isWord = (json: Json): json is keyof Words & string => typeof json === "string" && Object.hasOwn(words, json);
  return field<keyof Words & string>({
    ...texts,
    widget: { type: "choice", words: listed.map((word) => ({ word, label: words[word] ?? word })) },
    typeText: listed.map((word) => `"${word}"`).join(" | "),
    schema: { enum: listed },
    write: (value) => value,
    read: (json) => (isWord(json) ? ok(json) : err(`must be one of ${listed.join(", ")}`)),
  });
}

/** Any number of a closed set of words. */
export function severalField<const Words extends { readonly [word: string]: string }>({
  words,
  ...texts
}: FieldTexts<readonly (keyof Words & string)[]> & { readonly words: Words }): Field<readonly (keyof Words & string)[]> {
  const listed = Object.keys(words);
  const isWord = (json: Json): json is keyof Words & string => typeof json === "string" && Object.hasOwn(words, json);
  return field<readonly (keyof Words & string)[]>({
    ...texts,
    widget: { type: "several", words: listed.map((word) => ({ word, label: words[word] ?? word })) },
    typeText: `list of ${listed.map((word) => `"${word}"`).join(" | ")}`,
    schema: { type: "array", items: { enum: listed } },
    write: (value) => value,
    read: (json) => (isList(json) && json.every(isWord) ? ok(json) : err(`must be a list of some of ${listed.join(", ")}`)),
  });
}

function isList(json: Json): json is readonly Json[] {
  return Array.isArray(json);
}

function isText(json: Json): json is string {
  return typeof json === "string";
}

/** A list of words that the person makes up. */
export function wordsField({ suggest, ...texts }: FieldTexts<readonly string[]> & { readonly suggest?: string }): Field<readonly string[]> {
  return field({
    ...texts,
    widget: { type: "words", suggest },
    typeText: "list of texts",
    schema: { type: "array", items: { type: "string" } },
    write: (value) => value,
    read: (json) => (isList(json) && json.every(isText) ? ok(json) : err("must be a list of texts")),
  });
}

function readDuration(json: Json): Result<Duration, string> {
  return typeof json === "string" ? parseDuration(json) : err('must be a duration such as "90s" or "1h 30m"');
}

export function durationField(texts: FieldTexts<Duration>): Field<Duration> {
  return field({
    ...texts,
    widget: { type: "duration" },
    typeText: "duration",
    schema: { type: "string" },
    write: formatDuration,
    read: readDuration,
  });
}

export function durationsField(texts: FieldTexts<readonly Duration[]>): Field<readonly Duration[]> {
  return field<readonly Duration[]>({
    ...texts,
    widget: { type: "durations" },
    typeText: "list of durations",
    schema: { type: "array", items: { type: "string" } },
    write: (value) => value.map(formatDuration),
    read: (json) => {
      if (!isList(json)) return err("must be a list of durations");
      const durations: Duration[] = [];
      for (const item of json) {
        const result = readDuration(item);
        if (!result.ok) return result;
        durations.push(result.value);
      }
      return ok(durations);
    },
  });
}

/** "07:30", 24 hours. */
export function timeOfDayField(texts: FieldTexts<string>): Field<string> {
  return field({
    ...texts,
    widget: { type: "time-of-day" },
    typeText: 'time of day such as "07:30"',
    schema: { type: "string", pattern: "^([01]\\d|2[0-3]):[0-5]\\d(:[0-5]\\d)?$" },
    write: (value) => value,
    read: (json) =>
      typeof json === "string" && /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/.test(json)
        ? ok(json)
        : err('must be a time of day such as "07:30"'),
  });
}

/** One of the flow's roles, bound to a device or a group. */
export function roleField({
  of = "device",
  capability,
  ...texts
}: FieldTexts<string> & { readonly of?: RoleTarget; readonly capability?: Capability }): Field<string> {
  return field({
    ...texts,
    widget: { type: "role", of, capability },
    typeText: `a ${of === "either" ? "device or group" : of} of the flow`,
    schema: { type: "string" },
    write: (value) => value,
    read: (json) => (typeof json === "string" ? ok(json) : err('must be a name from "devices"')),
  });
}

export function rolesField(texts: FieldTexts<readonly string[]>): Field<readonly string[]> {
  return field({
    ...texts,
    widget: { type: "roles" },
    typeText: "devices of the flow",
    schema: { type: "array", items: { type: "string" } },
    write: (value) => value,
    read: (json) => (isList(json) && json.length > 0 && json.every(isText) ? ok(json) : err('must be a list of names from "devices"')),
  });
}

/** Several numbers, all within a range. */
export function numbersField({
  min,
  max,
  ...texts
}: FieldTexts<readonly number[]> & { readonly min: number; readonly max: number }): Field<readonly number[]> {
  const fits = (json: Json): json is number => typeof json === "number" && json >= min && json <= max;
  return field<readonly number[]>({
    ...texts,
    widget: { type: "numbers", min, max },
    typeText: `list of numbers from ${min} to ${max}`,
    schema: { type: "array", items: { type: "number", minimum: min, maximum: max } },
    write: (value) => value,
    read: (json) => (isList(json) && json.every(fits) ? ok(json) : err(`must be a list of numbers from ${min} to ${max}`)),
  });
}

/** The part of a scale from 0 to 1 that something has. */
export interface PartOfScale {
  readonly low: number;
  readonly high: number;
}

function readPart(json: Json): PartOfScale | undefined {
  const [low, high, ...more] = isList(json) ? json : [];
  if (typeof low !== "number" || typeof high !== "number" || more.length > 0) return undefined;
  return low >= 0 && low <= high && high <= 1 ? { low, high } : undefined;
}

/** Some of the flow's roles, each with its part of a scale from 0 to 1: `{ "lamp": [0, 0.5] }`. */
export function rangesField(texts: FieldTexts<ReadonlyMap<string, PartOfScale>>): Field<ReadonlyMap<string, PartOfScale>> {
  return field<ReadonlyMap<string, PartOfScale>>({
    ...texts,
    widget: { type: "ranges" },
    typeText: "devices of the flow, each with its part of 0 to 1",
    schema: {
      type: "object",
      additionalProperties: { type: "array", items: { type: "number", minimum: 0, maximum: 1 }, minItems: 2, maxItems: 2 },
    },
    write: (value) => Object.fromEntries([...value].map(([role, { low, high }]) => [role, [low, high]])),
    read: (json) => {
      if (!isJsonObject(json)) return err('must be a table of devices: { "lamp": [0, 0.5] }');
      const parts = new Map<string, PartOfScale>();
      for (const [role, written] of Object.entries(json)) {
        const part = readPart(written ?? null);
        if (part === undefined) return err(`must give "${role}" its part of the scale, such as [0, 0.5]`);
        parts.set(role, part);
      }
      return parts.size > 0 ? ok(parts) : err("must hold at least one device");
    },
  });
}

export interface JsonOptions {
  /** The type that the value has to have, by the node's other settings; it is only for the form. */
  readonly of?: (settings: ReadonlyMap<string, Json>) => PinType | undefined;
}

/** Any JSON value. */
export function jsonField({ of, ...texts }: FieldTexts<Json> & JsonOptions): Field<Json> {
  return field({ ...texts, widget: { type: "json", of }, typeText: "any JSON value", schema: {}, write: (value) => value, read: ok });
}

export interface TableOptions {
  /** What the columns are called: "Word", "Becomes". */
  readonly columns?: readonly [name: string, value: string];
  /** What the values are, for the form; left out: anything. */
  readonly of?: PinType;
  /** The input whose words are likely names. */
  readonly suggest?: string;
}

/** A table of texts or numbers by name. */
export function tableField({
  columns: [name, value] = ["Name", "Value"],
  of = anyPin,
  suggest,
  ...texts
}: FieldTexts<ReadonlyMap<string, Json>> & TableOptions): Field<ReadonlyMap<string, Json>> {
  return field<ReadonlyMap<string, Json>>({
    ...texts,
    widget: { type: "table", name, value, of, suggest },
    typeText: "table of values by name",
    schema: { type: "object" },
    write: (table) => Object.fromEntries(table),
    read: (json) => (isJsonObject(json) ? ok(new Map(Object.entries(json))) : err("must be a table of values by name")),
  });
}

/** Lines of TypeScript. A list of lines in the file, so that diffs show the line that changed; one text is read, too. */
export function codeField(texts: FieldTexts<readonly string[]>): Field<readonly string[]> {
  return field<readonly string[]>({
    ...texts,
    widget: { type: "code" },
    typeText: "lines of TypeScript",
    schema: { type: ["array", "string"], items: { type: "string" } },
    write: (value) => value,
    read: (json) => {
      if (typeof json === "string") return ok(json.split(/\r?\n/));
      return isList(json) && json.every(isText) ? ok(json) : err("must be a list of lines");
    },
  });
}
