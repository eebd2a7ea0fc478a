/** Letters that differ between two words (Levenshtein distance), counted up to `limit`. */
function distance(one: string, other: string, limit: number): number {
  if (Math.abs(one.length - other.length) > limit) return limit + 1;
  let previous = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const replaced = (previous[column - 1] ?? 0) + (one[row - 1] === other[column - 1] ? 0 : 1);
      current.push(Math.min(replaced, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[other.length] ?? limit + 1;
}

/** The word that was probably meant; empty when none is close. */
export function nearest(word: string, known: Iterable<string>): string {
  const limit = Math.max(1, Math.floor(word.length / 3));
  let best = "";
  let least = limit + 1;
  for (const candidate of known) {
    const letters = distance(word.toLowerCase(), candidate.toLowerCase(), limit);
    if (letters < least) [best, least] = [candidate, letters];
  }
  return best;
}

/** The first of some words, for a message. */
export function listSome(words: Iterable<string>, most = 8): string {
  const all = [...words];
  return all.slice(0, most).join(", ") + (all.length > most ? ", …" : "");
}
