import { type Diagnostic, diagnose, type Place } from "../model/diagnostic.ts";
import type { Extra, FlowDocument } from "../model/document.ts";
import { nearest } from "./near.ts";

const flowMembers = ["ziggyFlow", "name", "description", "parameters", "silence", "devices", "nodes", "wires", "layout"];
const roleMembers = ["ieee", "group", "name", "model"];
const nodeMembers = ["kind", "title", "note", "settings", "inputs", "durable", "disabled", "silence"];
const parameterMembers = ["type", "description", "capability", "model", "default", "unit", "min", "max", "words"];

/**
 * Members that are not known and look like one that is: `"input"` for `"inputs"`. Others are left in peace, since a later
 * version may know them; these would silently have no effect.
 */
export function misspeltMembers(document: FlowDocument): readonly Diagnostic[] {
  return [
    ...misspelt(document.extra, flowMembers, (member) => ({ path: `/${member}` })),
    ...[...(document.parameters ?? [])].flatMap(([id, { extra }]) =>
      misspelt(extra, parameterMembers, (member) => ({ path: `/parameters/${id}/${member}` })),
    ),
    ...[...document.roles].flatMap(([role, { extra }]) => misspelt(extra, roleMembers, () => ({ role }))),
    ...[...document.nodes].flatMap(([node, { extra }]) => misspelt(extra, nodeMembers, () => ({ node }))),
  ];
}

function misspelt(extra: Extra, known: readonly string[], placeOf: (member: string) => Place): readonly Diagnostic[] {
  return [...extra.keys()].flatMap((member) => {
    const near = nearest(member, known);
    return near === "" ? [] : [diagnose("file/misspelt-member", placeOf(member), { member, near })];
  });
}
