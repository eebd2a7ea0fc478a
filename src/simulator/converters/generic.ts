import { isJsonObject, type Json } from "../../base/json.ts";
import { ok, type Result } from "../../base/result.ts";
import type { PropertyDescription } from "../../z2m/description.ts";
import { checkValue } from "./check-value.ts";
import { type Converter, changes, nothing, type Outcome, type SetRequest } from "./outcome.ts";

/** Whatever has no rules of its own: the value is checked against the expose and becomes the state. */
export function generic(name: string): Converter {
  return { names: [name], set: setGeneric };
}

function setGeneric({ name, value, target }: SetRequest): Result<Outcome, string> {
  const settable = target.properties(name).filter((property) => property.access.settable);
  let refusal: Result<Outcome, string> = ok(nothing);
  // Two exposes may share the key; the value need only suit one of them.
  for (const property of settable) {
    const checked = checkValue(property, value);
    if (checked.ok) return ok(outcomeOf(property, name, checked.value, target.value(name)));
    refusal = checked;
  }
  return refusal;
}

/** Write-only properties (effects, buttons) leave no state. Records keep the members that were not set. */
function outcomeOf(property: PropertyDescription, name: string, value: Json, before: Json | undefined): Outcome {
  if (!property.access.published) return nothing;
  if (property.type === "boolean" && property.toggle !== undefined && value === property.toggle) {
    return { echo: changes({ [name]: before === property.on ? property.off : property.on }) };
  }
  if (property.type === "record" && isJsonObject(value)) {
    return { echo: new Map([[name, { ...(isJsonObject(before) ? before : undefined), ...value }]]) };
  }
  return { echo: new Map([[name, value]]) };
}
