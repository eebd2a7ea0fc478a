import type { Json } from "../base/json.ts";
import type { Field } from "./field.ts";
import { type FieldTexts, tableField, textField } from "./fields.ts";

/** Settings of the kinds that subflows are made with. */

/** The path of a subflow, as seen from the flow. */
export function subflowField(texts: FieldTexts<string>): Field<string> {
  return { ...textField(texts), widget: { type: "subflow" }, typeText: "path of a flow file" };
}

/** What a call of a subflow hands in, by the subflow's own names: roles of this flow, or values. */
export function callField(of: "devices" | "parameters", texts: FieldTexts<ReadonlyMap<string, Json>>): Field<ReadonlyMap<string, Json>> {
  const typeText = of === "devices" ? "table of devices of the flow" : "table of values by name";
  return { ...tableField(texts), widget: { type: of === "devices" ? "call-devices" : "call-parameters" }, typeText };
}

/** The name of one of this subflow's parameters. */
export function parameterField(texts: FieldTexts<string>): Field<string> {
  return { ...textField(texts), widget: { type: "parameter" }, typeText: "a parameter of the subflow" };
}
