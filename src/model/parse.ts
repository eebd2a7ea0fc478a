import { isJsonObject, type Json, type JsonObject } from "../base/json.ts";
import { type Diagnostic, diagnose } from "./diagnostic.ts";
import { type Extra, type FlowDocument, type FlowNode, type FlowParameter, formatVersion, type Role } from "./document.ts";
import { findJsonFault } from "./json-fault.ts";
import { type JsonKeys, scanJsonKeys } from "./json-keys.ts";
import { migrate } from "./migrations.ts";
import { type ShapeError, validateDocument } from "./validate-document.gen.ts";

export interface ParsedFlow {
  /** Undefined when the text is no flow at all. */
  readonly document: FlowDocument | undefined;
  readonly diagnostics: readonly Diagnostic[];
  /** 1-based line on which each node begins; empty when the text is no JSON. */
  readonly nodeLines: ReadonlyMap<string, number>;
}

/** Reads a flow file. Never throws, whatever the text. */
export function parseFlow(text: string): ParsedFlow {
  const json = readJson(text);
  if (json.problem !== undefined) {
    const { line, problem } = findJsonFault(text.replace(/^\ufeff/, "")) ?? { line: 1, problem: json.problem };
    return { document: undefined, diagnostics: [diagnose("file/not-json", { line }, { reason: problem })], nodeLines: new Map() };
  }
  const keys = scanJsonKeys(text);
  const nodeLines = linesOfNodes(keys);
  const refused = refusedKeys(keys);
  if (refused.length > 0) return { document: undefined, diagnostics: refused, nodeLines };
  return { ...readDocument(json.value, nodeLines), nodeLines };
}

function readJson(text: string): { readonly value: Json; readonly problem?: undefined } | { readonly problem: string } {
  try {
    // A byte order mark is an editor's doing; nothing is lost by reading over it.
    const value: Json = JSON.parse(text.replace(/^\ufeff/, ""));
    return { value };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

function refusedKeys(keys: JsonKeys): readonly Diagnostic[] {
  return [
    ...keys.forbidden.map(({ path, line }) => diagnose("file/forbidden-key", { path: pointer(path), line }, { key: path.at(-1) ?? "" })),
    ...keys.duplicates.map(({ path, line }) => diagnose("file/duplicate-key", { path: pointer(path), line }, { key: path.at(-1) ?? "" })),
  ];
}

function pointer(path: readonly string[]): string {
  return `/${path.join("/")}`;
}

function linesOfNodes({ keys }: JsonKeys): ReadonlyMap<string, number> {
  const lines = new Map<string, number>();
  for (const { path, line } of keys) {
    const [section, id] = path;
    if (path.length === 2 && section === "nodes" && id !== undefined) lines.set(id, line);
  }
  return lines;
}

/** Reads a flow from JSON, for instance from the editor's clipboard. Refuse forbidden keys before. */
export function readDocument(json: Json, nodeLines: ReadonlyMap<string, number> = new Map()): Omit<ParsedFlow, "nodeLines"> {
  const version = isJsonObject(json) ? json.ziggyFlow : undefined;
  if (!isJsonObject(json) || typeof version !== "number") {
    return { document: undefined, diagnostics: [diagnose("file/not-a-flow", {}, {})] };
  }
  if (version > formatVersion) {
    return { document: undefined, diagnostics: [diagnose("file/newer-version", {}, { found: version, known: formatVersion })] };
  }
  const file = migrate(json, version, formatVersion);
  if (!validateDocument(file)) {
    const errors = validateDocument.errors ?? [];
    return { document: undefined, diagnostics: errors.map((error) => shapeDiagnostic(error, nodeLines)) };
  }
  return { document: toDocument(file), diagnostics: [] };
}

function shapeDiagnostic(error: ShapeError, nodeLines: ReadonlyMap<string, number>): Diagnostic {
  const path = error.instancePath;
  const node = /^\/nodes\/([^/]+)/.exec(path)?.[1];
  const line = node === undefined ? undefined : nodeLines.get(node);
  const odd = error.params.additionalProperty;
  const problem =
    odd === undefined
      ? `${path === "" ? "the file" : path} ${inWords(error.message)}`
      : `"${odd}" in ${path} cannot be an id; use letters, digits, - and _`;
  return diagnose("file/shape", { path, ...(node !== undefined && { node }), ...(line !== undefined && { line }) }, { problem });
}

/** What the validator says, as somebody who writes JSON by hand would put it. */
const shapeWords: ReadonlyMap<string, string> = new Map([
  ["must be object", "must be an object in braces: { … }"],
  ["must be array", "must be a list in brackets: [ … ]"],
  ["must be string", "must be a text in quotes"],
  ["must be boolean", "must be true or false, without quotes"],
  ["must be integer", "must be a whole number, without quotes"],
  ["must be number", "must be a number, without quotes"],
  ["must have required property 'kind'", 'lacks its "kind"'],
  ["must have required property 'type'", 'lacks its "type"'],
]);

function inWords(message = "is wrong"): string {
  return shapeWords.get(message) ?? message;
}

/** Reads the members of an object, remembering which were asked for. */
class Members {
  readonly #rest: Map<string, Json>;

  constructor(object: JsonObject) {
    this.#rest = new Map(Object.entries(object));
  }

  #take(key: string): Json | undefined {
    const value = this.#rest.get(key);
    this.#rest.delete(key);
    return value;
  }

  text(key: string): string | undefined {
    const value = this.#take(key);
    return typeof value === "string" ? value : undefined;
  }

  number(key: string): number | undefined {
    const value = this.#take(key);
    return typeof value === "number" ? value : undefined;
  }

  json(key: string): Json | undefined {
    return this.#take(key);
  }

  flag(key: string): boolean {
    return this.#take(key) === true;
  }

  texts(key: string): readonly string[] {
    const value = this.#take(key);
    return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
  }

  map(key: string): ReadonlyMap<string, Json> {
    const value = this.#take(key);
    return new Map(isJsonObject(value) ? Object.entries(value) : []);
  }

  textMap(key: string): ReadonlyMap<string, string> {
    return new Map([...this.map(key)].flatMap(([name, value]) => (typeof value === "string" ? [[name, value] as const] : [])));
  }

  /** What nobody asked for. */
  extra(): Extra {
    return this.#rest;
  }
}

function mapValues<T>(entries: ReadonlyMap<string, Json>, read: (members: Members) => T): ReadonlyMap<string, T> {
  return new Map([...entries].flatMap(([id, value]) => (isJsonObject(value) ? [[id, read(new Members(value))] as const] : [])));
}

function toDocument(file: JsonObject): FlowDocument {
  const members = new Members(file);
  members.number("ziggyFlow");
  return {
    name: members.text("name"),
    description: members.text("description"),
    parameters: file.parameters === undefined ? undefined : mapValues(members.map("parameters"), toParameter),
    silence: members.textMap("silence"),
    roles: mapValues(members.map("devices"), toRole),
    nodes: mapValues(members.map("nodes"), toNode),
    wires: members.texts("wires"),
    layout: members.map("layout"),
    extra: members.extra(),
  };
}

function toParameter(members: Members): FlowParameter {
  return {
    type: members.text("type") ?? "",
    description: members.text("description"),
    capability: members.text("capability"),
    model: members.text("model"),
    default: members.json("default"),
    unit: members.text("unit"),
    min: members.number("min"),
    max: members.number("max"),
    words: members.texts("words"),
    extra: members.extra(),
  };
}

function toRole(members: Members): Role {
  return {
    ieee: members.text("ieee"),
    group: members.number("group"),
    name: members.text("name"),
    model: members.text("model"),
    extra: members.extra(),
  };
}

function toNode(members: Members): FlowNode {
  return {
    kind: members.text("kind") ?? "",
    title: members.text("title"),
    note: members.text("note"),
    settings: members.map("settings"),
    inputs: members.map("inputs"),
    durable: members.flag("durable"),
    disabled: members.flag("disabled"),
    silence: members.textMap("silence"),
    extra: members.extra(),
  };
}
