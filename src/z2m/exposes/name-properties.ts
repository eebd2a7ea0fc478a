import { contentHash } from "../content-hash.ts";
import type { PropertyDescription } from "../description.ts";
import { type Claim, distinguish, hashMarks } from "../names/distinguish.ts";
import { entityMembers, fieldMembers } from "../names/reserved.ts";
import { camelCase, startsWithDigit } from "../names/words.ts";
import { merged } from "./merge.ts";
import type { Unnamed } from "./unnamed.ts";

/** What siblings may not be called, and what those are called whose name says nothing. */
export interface NameRules {
  readonly reserved: ReadonlySet<string>;
  readonly fallback: string;
}
export const propertyNames: NameRules = { reserved: entityMembers, fallback: "property" };
export const fieldNames: NameRules = { reserved: fieldMembers, fallback: "field" };

/** Colour spaces: several ways to say one thing, all published under `color`. */
const colorSpaces: ReadonlySet<string> = new Set(["color_xy", "color_hs"]);

/**
 * Gives siblings (the properties of an entity, the fields of a record) their ids and identifiers.
 *
 * An id is the expose's `property`. Exceptions: colour spaces go by their own name; and where exposes that cannot be one
 * property share a `property`, the ablest keeps it, the others go by their own name or by `property_type`. Exposes that say the same
 * of the same `property` (a climate's `local_temperature` listed twice) are one property that can do what any of them can.
 */
export function nameProperties(exposes: readonly Unnamed[], rules: NameRules): readonly PropertyDescription[] {
  const withIds = assignIds(exposes);
  const identifiers = identifiersFor(
    withIds.map(({ id }) => id),
    rules,
  );
  return withIds.map(({ id, expose }, index) => ({ id, identifier: identifiers[index] ?? id, ...expose.common, ...expose.value }));
}

/** Member names for siblings with these ids, which are unique. */
export function identifiersFor(ids: readonly string[], { reserved, fallback }: NameRules): readonly string[] {
  return distinguish(
    ids.map((id) => claimFor(id, fallback)),
    reserved,
  );
}

function claimFor(id: string, fallback: string): Claim {
  const name = camelCase(id);
  const wish = name === "" || startsWithDigit(name) ? fallback + name : name;
  // Ids are unique among siblings, so their hashes tell them apart.
  return { wish, marks: () => hashMarks(id), alwaysMarked: name === "" };
}

interface WithId {
  readonly id: string;
  readonly expose: Unnamed;
}

function assignIds(exposes: readonly Unnamed[]): readonly WithId[] {
  const byWish = new Map<string, Unnamed[]>();
  for (const expose of exposes) addOrMerge(byWish, wishedId(expose), expose);
  const taken = new Set(byWish.keys());
  return [...byWish].flatMap(([wish, sharing]) => {
    if (sharing.length === 1) return sharing.map((expose) => ({ id: wish, expose }));
    const [ablest, ...others] = [...sharing].sort((a, b) => ability(b) - ability(a));
    if (ablest === undefined) return [];
    return [{ id: wish, expose: ablest }, ...others.map((expose) => ({ id: otherId(wish, expose, taken), expose }))];
  });
}

function wishedId({ name, common, value }: Unnamed): string {
  if (value.type !== "record" || !colorSpaces.has(name)) return common.key;
  return common.endpoint === undefined ? name : `${name}_${common.endpoint}`;
}

function addOrMerge(byWish: Map<string, Unnamed[]>, wish: string, expose: Unnamed): void {
  const sharing = byWish.get(wish);
  if (sharing === undefined) {
    byWish.set(wish, [expose]);
    return;
  }
  for (const [index, other] of sharing.entries()) {
    const both = ability(expose) > ability(other) ? merged(expose, other) : merged(other, expose);
    if (both !== undefined) {
      sharing[index] = both;
      return;
    }
  }
  sharing.push(expose);
}

/** Features of a light or a cover are what people mean by the name; then what can be set, then what can be read. */
function ability({ common: { within, access } }: Unnamed): number {
  return (within === undefined ? 0 : 8) + (access.settable ? 4 : 0) + (access.published ? 2 : 0) + (access.gettable ? 1 : 0);
}

/** An id for an expose whose property somebody else has taken. Remembers it in `taken`. */
function otherId(wish: string, expose: Unnamed, taken: Set<string>): string {
  const byType = `${wish}_${expose.exposeType}`;
  const candidates = [expose.name, byType, `${byType}_${contentHash(JSON.stringify(expose))}`];
  const id = candidates.find((candidate) => !taken.has(candidate)) ?? `${byType}_${taken.size}`;
  taken.add(id);
  return id;
}
