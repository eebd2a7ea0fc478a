import type { Json } from "../../base/json.ts";
import type { NodeKind } from "../../catalogue/define-node.ts";
import { isRoleFor, type Widget } from "../../catalogue/field.ts";
import type { FlowDocument } from "../../model/document.ts";

/**
 * Values for what a kind demands, so that a node just added has its pins and can be wired before its form is filled in. A
 * device that the flow does not have stays empty and is said to be missing.
 */
export function startingSettings(kind: NodeKind, document: FlowDocument): ReadonlyMap<string, Json> {
  return new Map(
    Object.entries(kind.fields).flatMap(([name, field]) => {
      if (field.default !== undefined || field.optional) return [];
      const value = startOf(field.widget, document);
      return value !== undefined && field.read(value).ok ? [[name, value] as const] : [];
    }),
  );
}

function startOf(widget: Widget, document: FlowDocument): Json | undefined {
  switch (widget.type) {
    case "switch":
      return false;
    case "number":
      return widget.min ?? 0;
    case "choice":
      return widget.words[0]?.word;
    case "duration":
      return "5m";
    case "durations":
      return ["1s"];
    case "time-of-day":
    case "day-time":
      return "07:00";
    case "role":
      return [...document.roles].find(([, role]) => isRoleFor(widget.of, role))?.[0];
    case "roles":
      return [...document.roles].flatMap(([name, role]) => (role.group === undefined ? [name] : [])).slice(0, 1);
    // What stands in the field as an example, so that the node has its pins; its title says it, so nobody takes it for theirs.
    case "text":
      return widget.placeholder;
    case "json":
      return 0;
    case "table":
      return {};
    case "ranges":
      return Object.fromEntries([...document.roles.keys()].slice(0, 1).map((name) => [name, [0, 1]]));
    case "several":
    case "numbers":
    case "words":
      return [];
    case "code":
      return ["(value: number): number => {", "  return value;", "}"];
    case "subflow":
      return "subflows/name.json";
    case "call-devices":
    case "call-parameters":
      return {};
    case "parameter":
      return [...(document.parameters ?? [])].find(([, { type }]) => type !== "device" && type !== "devices")?.[0] ?? "step";
    case "curve":
      return undefined;
  }
}
