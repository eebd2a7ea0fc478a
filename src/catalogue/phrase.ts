import { type DurationUnit, inLargestUnit, parseDuration } from "../base/duration.ts";
import { isJsonObject, type Json } from "../base/json.ts";
import type { FlowNode } from "../model/document.ts";
import type { NodeKind } from "./define-node.ts";
import type { PinContext } from "./emission.ts";
import type { Field } from "./field.ts";
import type { InputPin } from "./pins.ts";

const longestPart = 32;

/**
 * What a node does, in one line: the kind's phrase with its settings and written inputs put in ("If illuminance is below 40").
 * `wiredTo` says what a wire brings to an input; an input without wire and value stands under its own name. Where a setting is
 * missing or cannot be read, the kind's title has to do.
 */
export function phraseOf(kind: NodeKind, node: FlowNode, wiredTo: (input: string) => string | undefined = () => undefined): string {
  if (kind.phrase === undefined) return kind.title;
  let inputs: readonly InputPin[] | undefined;
  const findInput = (name: string): InputPin | undefined => {
    inputs ??= inputsOf(kind, node);
    return inputs.find((pin) => pin.name === name);
  };
  let complete = true;
  const text = kind.phrase.replace(/\{(\w+)(\??)\}/g, (_, name: string, optional: string) => {
    const field = Object.hasOwn(kind.fields, name) ? kind.fields[name] : undefined;
    const part = field === undefined ? inputText(name, findInput(name), node, wiredTo(name)) : settingText(field, node.settings.get(name));
    complete &&= part !== undefined || optional !== "";
    return part ?? "";
  });
  const line = text.replace(/\s+/g, " ").trim();
  return complete && line !== "" ? line.charAt(0).toUpperCase() + line.slice(1) : kind.title;
}

/** Apart from its home and its wires, as far as the phrase needs the pins: for what counts where nothing is written. */
function inputsOf(kind: NodeKind, node: FlowNode): readonly InputPin[] {
  const context: PinContext = {
    home: { devices: [], groups: [], dropped: [] },
    role: () => undefined,
    roleOrList: () => undefined,
    subflow: () => undefined,
    parameter: () => undefined,
    connected: () => undefined,
    connectedRole: () => undefined,
    written: (input) => node.inputs.get(input),
  };
  return kind.configure(node.settings).usable?.pins(context).inputs ?? [];
}

function inputText(name: string, pin: InputPin | undefined, node: FlowNode, wired: string | undefined): string | undefined {
  const written = node.inputs.get(name);
  // What is written into an event input counts whatever the wire brings; into a value input only without a wire.
  if (wired !== undefined && (written === undefined || pin?.role !== "event")) return wired;
  const value = written ?? pin?.default;
  if (value === undefined) return pin === undefined ? undefined : name;
  const unit = pin?.type.type === "number" ? pin.type.unit : undefined;
  return valueText(value, pin?.type.type === "duration", unit);
}

function settingText(field: Field<unknown>, written: Json | undefined): string | undefined {
  const value = written ?? field.defaultJson;
  if (value === undefined) return field.optional ? "" : undefined;
  if (!field.read(value).ok) return undefined;
  const { widget } = field;
  switch (widget.type) {
    case "choice":
    case "several": {
      const labels = new Map(widget.words.map(({ word, label }) => [word, label]));
      const chosen = isList(value) ? value : [value];
      return shortened(chosen.map((word) => labels.get(String(word)) ?? String(word)).join(", "));
    }
    case "number":
      return valueText(value, false, widget.unit);
    case "duration":
    case "durations":
      return isList(value) ? shortened(value.map((item) => valueText(item, true)).join(", ")) : valueText(value, true);
    default:
      return valueText(value, false);
  }
}

function valueText(value: Json, isDuration: boolean, unit?: string): string {
  if (typeof value === "string") return shortened(isDuration ? durationText(value) : value);
  if (typeof value === "number") return unit === undefined || unit === "" ? String(value) : `${value} ${unit}`;
  if (typeof value === "boolean") return value ? "true" : "false";
  return shortened(isList(value) ? value.map(partText).join(", ") : recordText(value));
}

/** `brightness 20, state ON`: a record as a person would say it. */
function recordText(value: Json): string {
  return isJsonObject(value)
    ? Object.entries(value)
        .map(([name, part]) => `${name} ${partText(part)}`)
        .join(", ")
    : partText(value);
}

function partText(value: Json | undefined): string {
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

const unitNames: { readonly [unit in DurationUnit]: string } = { ms: "ms", s: "s", m: "min", h: "h", d: "d" };

function durationText(text: string): string {
  const duration = parseDuration(text);
  if (!duration.ok) return text;
  if (duration.value === 0) return "";
  const [count, unit] = inLargestUnit(duration.value);
  return `${count} ${unitNames[unit]}`;
}

function shortened(text: string): string {
  const letters = [...text.replace(/\s+/g, " ").trim()];
  return letters.length > longestPart ? `${letters.slice(0, longestPart - 1).join("")}…` : letters.join("");
}

function isList(json: Json): json is readonly Json[] {
  return Array.isArray(json);
}
