import { distinguish, hashMarks } from "./distinguish.ts";
import { takenTypes } from "./reserved.ts";
import { pascalCase, startsWithDigit } from "./words.ts";

/** Something that needs an interface. */
export interface Typed {
  /** Vendor and model of a device; the name of a group. */
  readonly words: string;
  /** What a type of no usable words, or one that begins with a digit, is called. */
  readonly fallback: string;
  /** Everything that the interface says. Equal content with equal words shares one interface. */
  readonly content: () => string;
}

/**
 * A type name for each, in their order, none of them reserved. Named after the model, never after the device; where like-named ones differ in content each gets a
 * mark made from its content, so that no name depends on which other devices there are, in what order.
 */
export function nameTypes(all: readonly Typed[], reserved: ReadonlySet<string> = takenTypes): readonly string[] {
  const wishes = all.map(wishFor);
  const contests = new Map<string, number[]>();
  for (const [index, { wish }] of wishes.entries()) contests.set(wish, [...(contests.get(wish) ?? []), index]);
  const names = new Map<number, string>();
  for (const indices of contests.values()) nameRivals(indices);
  return all.map((_, index) => names.get(index) ?? "");

  /** Those who want one name: one claim for each content among them. */
  function nameRivals(indices: readonly number[]): void {
    const { wish = "", lossy = false } = wishes[indices[0] ?? -1] ?? {};
    // Content can be long; who is alone with a good name is not asked for it.
    const needsContent = indices.length > 1 || lossy || reserved.has(wish);
    const byContent = new Map<string, number[]>();
    for (const index of indices) {
      const content = needsContent ? (all[index]?.content() ?? "") : "";
      byContent.set(content, [...(byContent.get(content) ?? []), index]);
    }
    const parties = [...byContent];
    const claims = parties.map(([content]) => ({ wish, marks: () => hashMarks(content), alwaysMarked: lossy }));
    const given = distinguish(claims, reserved);
    for (const [party, [, members]] of parties.entries()) for (const index of members) names.set(index, given[party] ?? "");
  }
}

/** Latin letters that Unicode does not take apart into a plain one and an accent. */
const plainLetters = new Map([
  ..."øo łl đd ıi ħh ŧt ØO ŁL ĐD ĦH ŦT".split(" ").map((pair) => [pair.charAt(0), pair.charAt(1)] as const),
  ["ß", "ss"],
  ["æ", "ae"],
  ["œ", "oe"],
]);

/**
 * ASCII only: the tables of letters that engines and compilers carry differ in age, and unlike members a type cannot be quoted.
 * `lossy`: letters of another script were left out, so that the name alone says too little.
 */
function wishFor({ words, fallback }: Typed): { readonly wish: string; readonly lossy: boolean } {
  const plain = words
    .replace(/\p{L}/gu, (letter) => plainLetters.get(letter) ?? letter)
    .normalize("NFKD")
    .replace(/\p{Mn}/gu, "");
  const name = pascalCase(plain.replace(/[^\x20-\x7e]+/g, " "));
  const lossy = /[^A-Za-z]/.test(plain.replace(/\P{L}/gu, ""));
  return { wish: name === "" || startsWithDigit(name) ? fallback + name : name, lossy };
}
