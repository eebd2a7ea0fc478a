import type { Json } from "../../base/json.ts";
import type { NodeKind } from "../../catalogue/define-node.ts";
import { isRoleFor, type Widget } from "../../catalogue/field.ts";
import type { FlowDocument } from "../../model/document.ts";

/**
 * Values for what a kind demands, so that a node just added has its pins and can be wired before its form is filled in. What has
 * no sensible start (code, free words) stays empty and is said to be missing.
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
      return "07:00";
    case "role":
      return [...document.roles].find(([, role]) => isRoleFor(widget.of, role))?.[0];
    case "roles":
      return [...document.roles].flatMap(([name, role]) => (role.group === undefined ? [name] : [])).slice(0, 1);
    case "ranges":
      return Object.fromEntries([...document.roles.keys()].slice(0, 1).map((name) => [name, [0, 1]]));
    case "several":
    case "numbers":
    case "words":
    case "text":
    case "json":
    case "code":
      return undefined;
  }
}
