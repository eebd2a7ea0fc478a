import type { PropertyDescription, RecordDescription } from "../description.ts";
import { takenTypes } from "../names/reserved.ts";
import { nameTypes } from "../names/type-names.ts";
import { wordTypes } from "./word-union.ts";

/** A union of words that several properties have, worth a name. */
export interface SharedUnion {
  readonly name: string;
  readonly types: readonly string[];
}

export interface SharedRecord {
  readonly name: string;
  readonly record: RecordDescription;
}

/** Shorter unions read better where they are used. */
const shortestShared = 60;

/**
 * The types that models have in common: long choices of the same words, and the fields of records. They make the file shorter and quicker to
 * check. Names come from the property; like-named ones that differ are told apart by their content.
 */
export class SharedTypes {
  readonly unions: readonly SharedUnion[];
  readonly records: readonly SharedRecord[];
  readonly #unionNames = new Map<string, string>();
  readonly #recordNames = new Map<RecordDescription["fields"], string>();

  /** `interfaces`: the properties of each interface of the file. `typeNames`: how those are called. */
  constructor(interfaces: readonly (readonly PropertyDescription[])[], typeNames: Iterable<string>) {
    const found = new Finder();
    for (const properties of interfaces) found.visitAll(properties);
    const unions = [...found.unions.values()].filter(({ uses, text }) => uses > 1 && text.length >= shortestShared);
    const names = nameTypes(
      [
        ...unions.map(({ base, text }) => ({ words: `${base} word`, fallback: "Word", content: () => text })),
        ...found.records.map(({ base, record }) => ({ words: base, fallback: "Fields", content: () => JSON.stringify(record.fields) })),
      ],
      new Set([...takenTypes, ...typeNames]),
    );
    const nameAt = (index: number) => names[index] ?? "";
    for (const [index, { base, text }] of unions.entries()) this.#unionNames.set(unionKey(base, text), nameAt(index));
    for (const [index, { record }] of found.records.entries()) this.#recordNames.set(record.fields, nameAt(unions.length + index));
    this.unions = byName(unions.map(({ types }, index) => ({ name: nameAt(index), types })));
    this.records = byName(found.records.map(({ record }, index) => ({ name: nameAt(unions.length + index), record })));
  }

  /** The name of this union of words, where it has one. */
  unionName(property: PropertyDescription, types: readonly string[]): string | undefined {
    return this.#unionNames.get(unionKey(baseOf(property), types.join(" | ")));
  }

  /** The interface that holds the fields of this record. */
  recordName(record: RecordDescription): string {
    return this.#recordNames.get(record.fields) ?? "";
  }
}

/** One of each name, in the order of names. */
function byName<T extends { readonly name: string }>(list: readonly T[]): readonly T[] {
  const unique = new Map(list.map((entry) => [entry.name, entry]));
  return [...unique.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function unionKey(base: string, text: string): string {
  return `${base}\n${text}`;
}

/** `color_xy_top` is a `color_xy` like any other. */
function baseOf({ id, endpoint }: PropertyDescription): string {
  return endpoint !== undefined && id.endsWith(`_${endpoint}`) ? id.slice(0, -endpoint.length - 1) : id;
}

class Finder {
  readonly unions = new Map<string, { base: string; text: string; types: readonly string[]; uses: number }>();
  readonly records: { readonly base: string; readonly record: RecordDescription }[] = [];

  visitAll(properties: readonly PropertyDescription[]): void {
    for (const property of properties) this.#visit(property);
  }

  #visit(property: PropertyDescription): void {
    switch (property.type) {
      case "choice":
      case "event":
        this.#countUnion(property, wordTypes(property));
        break;
      case "record":
        this.records.push({ base: baseOf(property), record: property });
        this.visitAll(property.fields);
        break;
      default:
        break;
    }
  }

  #countUnion(property: PropertyDescription, types: readonly string[]): void {
    const [base, text] = [baseOf(property), types.join(" | ")];
    const known = this.unions.get(unionKey(base, text));
    if (known === undefined) this.unions.set(unionKey(base, text), { base, text, types, uses: 1 });
    else known.uses += 1;
  }
}
