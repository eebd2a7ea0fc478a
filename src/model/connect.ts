import { err, ok, type Result } from "../base/result.ts";
import { describeType, type PinType } from "./pin-type.ts";
import { conversionBetween, unitsAgree } from "./units.ts";

export type PinRole = "event" | "value";

export interface PinEnd {
  readonly name: string;
  readonly role: PinRole;
  readonly type: PinType;
}

/** Why two pins cannot be joined. `conversion` names a kind of node that would help, put in between. */
export type Refusal =
  | { readonly reason: "event-into-value"; readonly conversion: "remember" }
  | { readonly reason: "no-payload"; readonly wanted: string }
  | { readonly reason: "missing-words"; readonly words: readonly (string | number)[]; readonly conversion: "match" }
  | { readonly reason: "units"; readonly from: string; readonly to: string; readonly conversion: string | undefined }
  | { readonly reason: "lacks-capability"; readonly capability: string }
  | { readonly reason: "type"; readonly from: string; readonly to: string };

/**
 * Whether a wire from `source` to `target` is allowed (rules: docs/flow-language.md, "Two kinds of pin").
 * `hasLiteral`: the target has a written value, so that an event needs to carry none.
 */
export function canConnect(source: PinEnd, target: PinEnd, hasLiteral = false): Result<void, Refusal> {
  if (source.role === "event" && target.role === "value") return err({ reason: "event-into-value", conversion: "remember" });
  // With a literal written into an event input, the wire only says when.
  if (hasLiteral && target.role === "event") return ok(undefined);
  return typeFits(source.type, target.type);
}

function typeFits(source: PinType, target: PinType): Result<void, Refusal> {
  const mismatch = err<Refusal>({ reason: "type", from: describeType(source), to: describeType(target) });
  if (target.type === "nothing" || (target.type === "any" && target.some !== true)) return ok(undefined);
  if (source.type === "nothing") return err({ reason: "no-payload", wanted: describeType(target) });
  switch (target.type) {
    case "any":
      return ok(undefined);
    case "number":
      if (source.type !== "number") return mismatch;
      if (unitsAgree(source.unit, target.unit)) return ok(undefined);
      return err({
        reason: "units",
        from: source.unit ?? "",
        to: target.unit ?? "",
        conversion: conversionBetween(source.unit ?? "", target.unit ?? "")?.formula,
      });
    case "choice": {
      if (source.type !== "choice") return mismatch;
      if (target.open === true) return ok(undefined);
      const known = new Set(target.words);
      const missing = source.words.filter((word) => !known.has(word));
      if (missing.length > 0) return err({ reason: "missing-words", words: missing, conversion: "match" });
      return source.open === true ? mismatch : ok(undefined);
    }
    case "text":
      return source.type === "text" || (source.type === "choice" && source.words.every((word) => typeof word === "string"))
        ? ok(undefined)
        : mismatch;
    case "list":
      return source.type === "list" ? typeFits(source.item, target.item) : mismatch;
    case "record":
      return source.type === "record" && fieldsFit(source.fields, target.fields) ? ok(undefined) : mismatch;
    case "device":
    case "devices":
      if (source.type !== target.type) return mismatch;
      if (target.capability === undefined || source.capability === target.capability) return ok(undefined);
      return err({ reason: "lacks-capability", capability: target.capability });
    default:
      return source.type === target.type ? ok(undefined) : mismatch;
  }
}

type RecordFields = readonly { readonly name: string; readonly type: PinType }[] | undefined;

/** Every field of the source must be one of the target's; a target without listed fields takes any record. */
function fieldsFit(source: RecordFields, target: RecordFields): boolean {
  if (target === undefined) return true;
  if (source === undefined) return false;
  return source.every((field) => {
    const wanted = target.find((other) => other.name === field.name);
    return wanted !== undefined && typeFits(field.type, wanted.type).ok;
  });
}
