/**
 * Words for identifiers. A friendly name may hold anything; an identifier keeps its letters, of whatever script, its digits
 * and nothing else: no `_`, which sets the mark of a collision apart (see `distinguish`).
 */

/** The runs of letters and digits in a text. Apostrophes join ("kitchen's" is one word); everything else divides. */
function runsOf(text: string): readonly string[] {
  return (
    text
      .normalize("NFC")
      .replace(/['’]/g, "")
      .match(/[\p{L}\p{Nl}\p{Nd}][\p{L}\p{Nl}\p{Mn}\p{Mc}\p{Nd}]*/gu) ?? []
  );
}

/** Capital-only words lose their shouting ("LED" → "Led"), also between digits ("LED1545G12" → "Led1545G12"); others keep their own capitals. */
function capitalised(run: string): string {
  return run.replace(/[\p{L}\p{Nl}][\p{L}\p{Nl}\p{Mn}\p{Mc}]*/gu, (letters, offset: number) => {
    if (letters === letters.toUpperCase()) return firstUpper(letters.toLowerCase());
    return offset === 0 ? firstUpper(letters) : letters;
  });
}

function firstUpper(word: string): string {
  const [first = "", ...rest] = word;
  return first.toUpperCase() + rest.join("");
}

function firstLower(run: string): string {
  const letters = /^[\p{L}\p{Nl}][\p{L}\p{Nl}\p{Mn}\p{Mc}]*/u.exec(run)?.[0] ?? "";
  const rest = run.slice(letters.length);
  if (letters === letters.toUpperCase()) return letters.toLowerCase() + (rest === "" ? "" : capitalised(rest));
  const [first = "", ...others] = letters;
  return first.toLowerCase() + others.join("") + rest;
}

/** "hall/Lamp LEFT" is `hallLampLeft`. Empty when nothing is left, and possibly digit first. */
export function camelCase(text: string): string {
  // Nearly all property names; a hundred thousand of them in a catalogue.
  if (/^[a-z]+(?:_[a-z]+)*$/.test(text)) return text.replace(/_[a-z]/g, (pair) => pair.charAt(1).toUpperCase());
  const [first = "", ...rest] = runsOf(text);
  return (firstLower(first) + rest.map(capitalised).join("")).normalize("NFC");
}

/** "IKEA LED1545G12" is `IkeaLed1545G12`. Empty when nothing is left, and possibly digit first. */
export function pascalCase(text: string): string {
  return runsOf(text).map(capitalised).join("").normalize("NFC");
}

export function startsWithDigit(text: string): boolean {
  return /^\p{Nd}/u.test(text);
}
