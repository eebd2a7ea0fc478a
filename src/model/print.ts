import type { Json } from "../base/json.ts";
import { type FlowDocument, type FlowNode, type FlowParameter, formatVersion, type Role } from "./document.ts";

const width = 120;

/**
 * The canonical text of a flow: fixed order of members, ids sorted, one role, node, wire and place a line. Equal documents
 * give equal bytes, so that git shows and merges what changed and nothing else.
 */
export function printFlow(document: FlowDocument): string {
  const sections: readonly (readonly [string, string | undefined])[] = [
    ["ziggyFlow", String(formatVersion)],
    ["name", text(document.name)],
    ["description", text(document.description)],
    ["silence", document.silence.size === 0 ? undefined : printMembers(sorted(document.silence), 1)],
    ...sorted(document.extra).map(([key, value]) => [key, printValue(value, 1)] as const),
    ["parameters", document.parameters === undefined ? undefined : parametersText(document.parameters)],
    [
      "devices",
      document.roles.size === 0
        ? undefined
        : lines(
            "{",
            sorted(document.roles).map(([id, role]) => member(id, printMembers(roleMembers(role), 2))),
            "}",
          ),
    ],
    [
      "nodes",
      lines(
        "{",
        sorted(document.nodes).map(([id, node]) => member(id, printMembers(nodeMembers(node), 2))),
        "}",
      ),
    ],
    [
      "wires",
      lines(
        "[",
        document.wires.map((wire) => JSON.stringify(wire)),
        "]",
      ),
    ],
    [
      "layout",
      document.layout.size === 0
        ? undefined
        : lines(
            "{",
            sorted(document.layout).map(([id, place]) => member(id, printValue(place, 2))),
            "}",
          ),
    ],
  ];
  const written = sections.flatMap(([key, value]) => (value === undefined ? [] : [`  ${member(key, value)}`]));
  return `{\n${written.join(",\n")}\n}\n`;
}

function text(value: string | undefined): string | undefined {
  return value === undefined ? undefined : JSON.stringify(value);
}

function member(key: string, value: string): string {
  return `${JSON.stringify(key)}: ${value}`;
}

function lines(open: string, items: readonly string[], close: string): string {
  return items.length === 0 ? open + close : `${open}\n${items.map((item) => `    ${item}`).join(",\n")}\n  ${close}`;
}

/** By code units: independent of the machine's language. */
function sorted<T>(entries: ReadonlyMap<string, T>): readonly (readonly [string, T])[] {
  return [...entries].sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0));
}

type Members = readonly (readonly [string, Json | ReadonlyMap<string, Json> | undefined])[];

function parametersText(parameters: ReadonlyMap<string, FlowParameter>): string {
  const written = sorted(parameters).map(([id, parameter]) => member(id, printMembers(parameterMembers(parameter), 2)));
  return lines("{", written, "}");
}

function parameterMembers(parameter: FlowParameter): Members {
  const { type, description, capability, model, default: fallback, unit, min, max, words, extra } = parameter;
  return [
    ["type", type],
    ["capability", capability],
    ["model", model],
    ["unit", unit],
    ["min", min],
    ["max", max],
    ["words", words.length === 0 ? undefined : words],
    ["default", fallback],
    ["description", description],
    ...sorted(extra),
  ];
}

function roleMembers(role: Role): Members {
  return [["ieee", role.ieee], ["group", role.group], ["name", role.name], ["model", role.model], ...sorted(role.extra)];
}

function nodeMembers(node: FlowNode): Members {
  return [
    ["kind", node.kind],
    ["title", node.title],
    ["note", node.note],
    ["settings", node.settings.size === 0 ? undefined : node.settings],
    ["inputs", node.inputs.size === 0 ? undefined : node.inputs],
    ["durable", node.durable ? true : undefined],
    ["disabled", node.disabled ? true : undefined],
    ["silence", node.silence.size === 0 ? undefined : node.silence],
    ...sorted(node.extra),
  ];
}

function isMap(value: Json | ReadonlyMap<string, Json>): value is ReadonlyMap<string, Json> {
  return value instanceof Map;
}

function printMembers(members: Members, depth: number): string {
  const parts = members.flatMap(([key, value]) => {
    if (value === undefined) return [];
    return [member(key, isMap(value) ? printMembers(sorted(value), depth + 1) : printValue(value, depth + 1))];
  });
  return enclose("{ ", parts, " }", depth);
}

function printValue(value: Json, depth: number): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (isList(value))
    return enclose(
      "[",
      value.map((item) => printValue(item, depth + 1)),
      "]",
      depth,
    );
  return printMembers(sorted(new Map(Object.entries(value))), depth);
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

/** On one line where that is short, else one member a line. */
function enclose(open: string, parts: readonly string[], close: string, depth: number): string {
  if (parts.length === 0) return open.trim() + close.trim();
  const short = open + parts.join(", ") + close;
  if (short.length + 2 * depth <= width && !short.includes("\n")) return short;
  const indent = "  ".repeat(depth + 1);
  return `${open.trim()}\n${parts.map((part) => indent + part).join(",\n")}\n${"  ".repeat(depth)}${close.trim()}`;
}
