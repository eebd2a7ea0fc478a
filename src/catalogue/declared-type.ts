import { booleanPin, durationPin, nothingPin, type PinType, textPin } from "../model/pin-type.ts";
import type { Field } from "./field.ts";
import { choiceField, optional, textField, wordsField } from "./fields.ts";

/** Settings of kinds whose pin has the type that a person says. */

const typeWords = {
  nothing: "nothing",
  boolean: "yes or no",
  number: "number",
  text: "text",
  choice: "one of some words",
  duration: "duration",
  any: "anything (JSON)",
} as const;
export type DeclaredTypeWord = keyof typeof typeWords;

export function typeField(help: string): Field<DeclaredTypeWord | undefined> {
  return optional(choiceField({ label: "Type", help, words: typeWords }));
}

export const unitField = optional(textField({ label: "Unit", help: "Unit of a number.", placeholder: "%" }));
export const choiceWordsField = wordsField({ label: "Words", help: "The words of a choice.", default: [] });

export interface DeclaredType {
  readonly type: DeclaredTypeWord | undefined;
  readonly unit?: string | undefined;
  readonly words?: readonly string[] | undefined;
}

/** The type that the settings say; undefined where they say none. */
export function declaredType({ type, unit, words = [] }: DeclaredType): PinType | undefined {
  switch (type) {
    case undefined:
      return undefined;
    case "nothing":
      return nothingPin;
    case "boolean":
      return booleanPin;
    case "number":
      return { type: "number", unit };
    case "text":
      return textPin;
    case "choice":
      return { type: "choice", words };
    case "duration":
      return durationPin;
    case "any":
      return { type: "any", some: true };
  }
}

/** What is wrong with these settings among themselves. */
export function declaredTypeProblem({
  type,
  words = [],
}: DeclaredType): { readonly setting: string; readonly problem: string } | undefined {
  return type === "choice" && words.length === 0 ? { setting: "words", problem: "must list the words of the choice" } : undefined;
}
