/** One of two values by a condition; unknown while the condition is. */
export function choose<A, B = A>(condition: boolean | undefined, whenTrue: A, whenFalse: B): A | B | undefined {
  if (condition === undefined) return undefined;
  return condition ? whenTrue : whenFalse;
}

/**
 * The result listed for a word, else `otherwise`. Unknown while the word is, and for a word that is neither listed nor has
 * an `otherwise`. Numeric words are found under their digits.
 */
export function lookup<const T>(word: string | number | undefined, results: { readonly [word: string]: T }, otherwise?: T): T | undefined {
  if (word === undefined) return undefined;
  // `hasOwn`, because words come from devices: "constructor" is not listed just because every object has one.
  return Object.hasOwn(results, word) ? results[word] : otherwise;
}
