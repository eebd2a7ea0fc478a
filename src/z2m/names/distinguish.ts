import { contentHash } from "../content-hash.ts";

/** Somebody who wants a name, and what tells them apart from others who want the same. */
export interface Claim {
  /** Free of `_`, so that a marked name can never equal anybody's wish. */
  readonly wish: string;
  /** Endings that say who this is, short to long; the last is unique among all claims. Asked for in a collision only. */
  readonly marks: () => readonly string[];
  /** Take a mark in any case: the wish says nothing. */
  readonly alwaysMarked?: boolean;
}

/**
 * Names for all claims, in their order. Who alone wants a name gets it. When several want one, *each* of them gets its
 * mark, as short as tells them apart: so a name never moves silently from one thing to another when a third one joins. A
 * reserved name counts as taken by somebody else. The result does not depend on the order of the claims.
 */
export function distinguish(claims: readonly Claim[], reserved: ReadonlySet<string>): readonly string[] {
  const rivalsByWish = new Map<string, Claim[]>();
  for (const claim of claims) {
    const rivals = rivalsByWish.get(claim.wish);
    if (rivals === undefined) rivalsByWish.set(claim.wish, [claim]);
    else rivals.push(claim);
  }
  const names = new Map<Claim, string>();
  for (const [wish, rivals] of rivalsByWish) {
    const contested = rivals.length > 1 || reserved.has(wish);
    const marked = rivals.filter(({ alwaysMarked }) => contested || alwaysMarked === true);
    const marks = marksThatTellApart(marked);
    for (const [index, claim] of marked.entries()) names.set(claim, `${wish}_${marks[index] ?? ""}`);
  }
  return claims.map((claim) => names.get(claim) ?? claim.wish);
}

/** The shortest marks that are all different. */
function marksThatTellApart(rivals: readonly Claim[]): readonly string[] {
  const marks = rivals.map((rival) => rival.marks());
  const lengths = marks.reduce((longest, list) => Math.max(longest, list.length), 0);
  for (let level = 0; level < lengths; level += 1) {
    const candidates = marks.map((list) => list[level] ?? list.at(-1) ?? "");
    if (level === lengths - 1 || new Set(candidates).size === candidates.length) return candidates;
  }
  return [];
}

/** The ends of a number in hexadecimal: addresses of one maker differ there. */
export function endingMarks(hexadecimal: string): readonly string[] {
  return [hexadecimal.slice(-4), hexadecimal.slice(-8), hexadecimal];
}

/** What a text says, short: for things that have no address. */
export function hashMarks(text: string): readonly string[] {
  const hash = contentHash(text);
  return [hash.slice(0, 4), hash.slice(0, 8), hash];
}
