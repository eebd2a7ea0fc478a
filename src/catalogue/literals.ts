import { type Duration, type DurationUnit, inLargestUnit, milliseconds, parseDuration } from "../base/duration.ts";
import { isJsonObject, type Json } from "../base/json.ts";
import { err, ok, type Result } from "../base/result.ts";
import { array, call, literal, nullValue } from "../ir/build.ts";
import type { Expression } from "../ir/expression.ts";
import {
  booleanType,
  importedType,
  listType,
  literalType,
  numberType,
  recordType,
  stringType,
  type TypeExpression,
  unionType,
  voidType,
} from "../ir/type-expression.ts";
import { anyPin, booleanPin, numberPin, type PinType } from "../model/pin-type.ts";

const durationFunctions: { readonly [unit in DurationUnit]: string } = {
  ms: "milliseconds",
  s: "seconds",
  m: "minutes",
  h: "hours",
  d: "days",
};

/** `minutes(3)`; a negative duration is `minutes(-3)`. */
export function durationExpression(duration: Duration): Expression {
  const [count, unit] = inLargestUnit(milliseconds(Math.abs(duration)));
  return call(durationFunctions[unit], literal(duration < 0 ? -count : count));
}

function isList(json: Json): json is readonly Json[] {
  return Array.isArray(json);
}

/** A JSON value as code. */
export function jsonExpression(json: Json): Expression {
  if (json === null) return nullValue;
  if (typeof json !== "object") return literal(json);
  if (isList(json)) return array(json.map(jsonExpression));
  return { type: "object", entries: Object.entries(json).map(([key, value]) => ({ key, value: jsonExpression(value) })) };
}

/** A value written into an input, as code; or what is wrong with it. */
export function literalExpression(type: PinType, json: Json): Result<Expression, string> {
  const problem = literalProblem(type, json);
  if (problem !== undefined) return err(problem);
  if (type.type === "duration" && typeof json === "string") {
    const duration = parseDuration(json);
    return duration.ok ? ok(durationExpression(duration.value)) : duration;
  }
  return ok(jsonExpression(json));
}

/** The type of a pin that takes any value, by what is written into it. A word is a choice of one, so that it also fits where only certain words are taken. */
export function typeOfLiteral(json: Json): PinType {
  switch (typeof json) {
    case "number":
      return numberPin;
    case "boolean":
      return booleanPin;
    case "string":
      return { type: "choice", words: [json] };
    default:
      return anyPin;
  }
}

/** What is wrong with a value written into an input of this type. */
export function literalProblem(type: PinType, json: Json): string | undefined {
  switch (type.type) {
    case "boolean":
      return typeof json === "boolean" ? undefined : "must be true or false";
    case "number":
      if (typeof json !== "number" || !Number.isFinite(json)) return "must be a number";
      if (type.min !== undefined && json < type.min) return `must be at least ${type.min}`;
      return type.max !== undefined && json > type.max ? `must be at most ${type.max}` : undefined;
    case "text":
      return typeof json === "string" ? undefined : "must be a text";
    case "choice":
      if (typeof json !== "string" && typeof json !== "number") return "must be a word";
      return type.open === true || type.words.includes(json) ? undefined : `must be one of ${type.words.join(", ")}`;
    case "duration": {
      const duration = typeof json === "string" ? parseDuration(json) : err('must be a duration such as "90s" or "1h 30m"');
      return duration.ok ? undefined : duration.error;
    }
    case "list":
      return isList(json) ? json.map((item) => literalProblem(type.item, item)).find((problem) => problem !== undefined) : "must be a list";
    case "color":
    case "record":
      return isJsonObject(json) ? undefined : "must be a record of fields";
    case "any":
      return undefined;
    case "device":
    case "devices":
    case "request":
    case "nothing":
      return "takes no written value";
  }
}

/** The TypeScript type of what a pin carries. */
export function typeExpression(type: PinType): TypeExpression {
  switch (type.type) {
    case "boolean":
      return booleanType;
    case "number":
      return numberType;
    case "text":
      return stringType;
    case "choice":
      if (type.words.length === 0 || type.open === true) return stringType;
      return unionType(type.words.map(literalType));
    case "duration":
      return importedType("Duration");
    case "list":
      return listType(typeExpression(type.item));
    case "record":
      if (type.fields === undefined) return importedType("JsonObject");
      return recordType(type.fields.map((field) => ({ key: field.name, type: typeExpression(field.type) })));
    case "color":
      return importedType("JsonObject");
    case "device":
    case "devices":
      return type.type === "device" ? importedType("DeviceObject") : listType(importedType("DeviceObject"));
    case "request":
      return importedType("HttpRequest");
    case "any":
      return importedType("Json");
    case "nothing":
      return voidType;
  }
}
