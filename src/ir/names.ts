/** Words that cannot name a variable in a strict module. */
export const reservedWords: readonly string[] = (
  "arguments as async await boolean break case catch class const continue debugger default delete do else enum eval export " +
  "extends false finally for from function get if implements import in instanceof interface let new null number object of " +
  "package private protected public return set static string super switch symbol this throw true try type typeof undefined " +
  "unknown any never void while with yield"
).split(" ");

/** Globals that generated or hand-written code may mean; shadowing them would change what the text around says. */
export const globalNames: readonly string[] = (
  "Array BigInt Boolean Date Error Events Function Infinity Intl Iterator JSON Map Math NaN Number Object Promise Proxy Reflect RegExp " +
  "Set String Symbol Temporal Value WeakMap WeakSet clearTimeout console crypto decodeURIComponent encodeURIComponent fetch " +
  "globalThis isFinite isNaN parseFloat parseInt process queueMicrotask require setImmediate setInterval setTimeout " +
  "structuredClone exports module performance global window self document name"
).split(" ");

/** Members that every object has, and `then`, which would make the object look like a promise. */
export const memberNames: readonly string[] = (
  "__proto__ constructor hasOwnProperty isPrototypeOf prototype propertyIsEnumerable then toJSON toLocaleString toString valueOf " +
  "__defineGetter__ __defineSetter__ __lookupGetter__ __lookupSetter__"
).split(" ");

const spelledOut = new Map([
  ["ä", "ae"],
  ["ö", "oe"],
  ["ü", "ue"],
  ["Ä", "Ae"],
  ["Ö", "Oe"],
  ["Ü", "Ue"],
  ["ß", "ss"],
  ["æ", "ae"],
  ["Æ", "Ae"],
  ["ø", "o"],
  ["Ø", "O"],
  ["ł", "l"],
  ["Ł", "L"],
  ["đ", "d"],
  ["Đ", "D"],
]);

/** The words of a name: split at everything that is no letter or digit, and where camelCase changes. */
function wordsOf(hint: string): readonly string[] {
  return (
    hint
      .normalize("NFKC")
      .replace(/[äöüÄÖÜßæÆøØłŁđĐ]/g, (letter) => spelledOut.get(letter) ?? letter)
      // Latin letters lose their accents; marks of other scripts are part of their letters and stay.
      .normalize("NFD")
      .replace(/(\p{Script=Latin})\p{Mn}+/gu, "$1")
      .normalize("NFC")
      .replace(/['’]/g, "")
      .replace(/(\p{Ll}|\p{Nd})(\p{Lu})/gu, "$1 $2")
      .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1 $2")
      .match(/[\p{ID_Start}\p{Nd}][\p{ID_Continue}]*/gu)
      ?.flatMap((word) => word.split(/[_\u203f\u2040]+/))
      .filter((word) => word !== "") ?? []
  );
}

function capitalised(word: string): string {
  const [first = "", ...rest] = word;
  return first.toUpperCase() + rest.join("");
}

/** "Hall/Lamp left" is `hallLampLeft`. Empty when the hint holds no letter or digit; may begin with a digit. */
export function camelCase(hint: string): string {
  const [first = "", ...rest] = wordsOf(hint).map((word) => word.toLowerCase());
  return first + rest.map(capitalised).join("");
}

/** "hall lamp" is `HallLamp`. Capitals inside words stay ("LED1545G12"). Empty when the hint holds no letter or digit. */
export function pascalCase(hint: string): string {
  return wordsOf(hint).map(capitalised).join("");
}

export interface NameOptions {
  /** How the hint becomes a name. Default `camelCase`. */
  readonly style?: (hint: string) => string;
  /** The name of what has no letters, and the front of what begins with a digit. Default "value". */
  readonly fallback?: string;
}

/**
 * Hands out identifiers that are legal, unlike each other, and unlike everything taken before. The same claims in the same
 * order give the same names, so callers claim in an order that does not depend on chance.
 */
export class NameScope {
  readonly #taken: Set<string>;
  readonly #outer: NameScope | undefined;

  /** `taken`: names that must not be given, such as `[...reservedWords, ...globalNames]` or `memberNames`. */
  constructor(taken: Iterable<string> = [...reservedWords, ...globalNames], outer?: NameScope) {
    this.#taken = new Set(taken);
    this.#outer = outer;
  }

  has(name: string): boolean {
    return this.#taken.has(name) || (this.#outer?.has(name) ?? false);
  }

  /** Takes exactly this name (an import, a parameter), so that nothing claimed later collides with it. */
  reserve(name: string): void {
    this.#taken.add(name);
  }

  /** A free identifier that resembles the hint; a collision is told apart by a number at its end. */
  claim(hint: string, options: NameOptions = {}): string {
    const base = identifierFrom(hint, options);
    let name = base;
    for (let count = 2; this.has(name); count += 1) name = /\d$/.test(base) ? `${base}_${count}` : `${base}${count}`;
    this.#taken.add(name);
    return name;
  }

  /** A scope inside this one: avoids what is taken here, keeps what it takes to itself. */
  inner(): NameScope {
    return new NameScope([], this);
  }
}

function identifierFrom(hint: string, { style = camelCase, fallback = "value" }: NameOptions): string {
  const name = style(hint);
  if (name === "") return fallback;
  return /^\p{ID_Start}/u.test(name) ? name : `${fallback}${name}`;
}
