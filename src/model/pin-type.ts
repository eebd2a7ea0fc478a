import type { Capability } from "../z2m/description.ts";

/** What a pin carries. Every value may also be unknown; that is no type of its own. */
export type PinType =
  | { readonly type: "boolean" }
  | NumberPinType
  | { readonly type: "text" }
  | ChoicePinType
  | { readonly type: "duration" }
  | { readonly type: "color" }
  | { readonly type: "list"; readonly item: PinType }
  | RecordPinType
  | { readonly type: "device"; readonly capability?: Capability | undefined }
  | { readonly type: "devices"; readonly capability?: Capability | undefined }
  /** An open HTTP request, which a reply node answers. */
  | { readonly type: "request" }
  /** As an input: takes whatever comes; with `some`, not what carries nothing. As an output: JSON of a shape that is not known. */
  | { readonly type: "any"; readonly some?: boolean | undefined }
  /** A moment with nothing to say. */
  | { readonly type: "nothing" };

export interface NumberPinType {
  readonly type: "number";
  readonly unit?: string | undefined;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly step?: number | undefined;
}

export interface ChoicePinType {
  readonly type: "choice";
  readonly words: readonly (string | number)[];
  /** Words beyond the listed ones may come (events of devices whose definition lists none). */
  readonly open?: boolean | undefined;
}

export interface RecordPinType {
  readonly type: "record";
  /** Undefined: any record. */
  readonly fields?: readonly { readonly name: string; readonly type: PinType }[] | undefined;
}

export const anyPin: PinType = { type: "any" };
export const nothingPin: PinType = { type: "nothing" };
export const booleanPin: PinType = { type: "boolean" };
export const numberPin: NumberPinType = { type: "number" };
export const textPin: PinType = { type: "text" };
export const durationPin: PinType = { type: "duration" };
export const recordPin: RecordPinType = { type: "record" };

/** A type in words, for messages and tooltips: `number (lx)`, `choice of on, off`. */
export function describeType(type: PinType): string {
  switch (type.type) {
    case "number":
      return type.unit === undefined ? "number" : `number (${type.unit})`;
    case "choice":
      return `choice of ${type.words.slice(0, 6).join(", ")}${type.words.length > 6 ? ", …" : ""}`;
    case "list":
      return `list of ${describeType(type.item)}`;
    case "device":
    case "devices":
      return type.capability === undefined ? type.type : `${type.type} with ${type.capability}`;
    case "any":
      return "any value";
    case "request":
      return "HTTP request";
    default:
      return type.type;
  }
}

/** Whether this word can come: it is listed, or a listed one such as `recall_*` stands for it. */
export function maySay({ words, open }: ChoicePinType, word: string): boolean {
  if (words.length === 0) return open === true;
  return words.some((known) => String(known) === word || (open === true && standsFor(String(known), word)));
}

function standsFor(pattern: string, word: string): boolean {
  const [before = "", ...rest] = pattern.split("*");
  const after = rest.at(-1);
  if (after === undefined || word.length < before.length + after.length) return false;
  return word.startsWith(before) && word.endsWith(after);
}

/** Whether two types are the same in every respect. */
export function sameType(one: PinType, other: PinType): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}

/** The type of a pin fed from several sources: theirs if they agree, numbers without range where only ranges differ, else any. */
export function commonType(types: readonly PinType[]): PinType | undefined {
  const [first, ...others] = types;
  if (first === undefined) return undefined;
  return others.reduce<PinType>((common, type) => {
    if (sameType(common, type)) return common;
    if (common.type === "number" && type.type === "number" && common.unit === type.unit) return { type: "number", unit: common.unit };
    if (common.type === "choice" && type.type === "choice") {
      return { type: "choice", words: [...new Set([...common.words, ...type.words])], open: common.open === true || type.open === true };
    }
    if (common.type === "nothing" || type.type === "nothing") return nothingPin;
    return common.type === type.type && common.type !== "record" && common.type !== "list" ? common : anyPin;
  }, first);
}

/** The type of a pin that takes any number: that of the source, so that its unit and range are known. */
export function numberTypeOf(type: PinType | undefined): NumberPinType {
  return type?.type === "number" ? type : numberPin;
}

/** What a number is compared with: its unit, but not its range, since a limit may lie outside. */
export function limitFor(type: PinType | undefined): NumberPinType {
  return type?.type === "number" && type.unit !== undefined ? { type: "number", unit: type.unit } : numberPin;
}
