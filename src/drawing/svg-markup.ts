import type { Brand } from "../base/brand.ts";

/** Text that is SVG. Only `element` and `words` make it, so that nothing from outside can become markup. */
export type Markup = Brand<string, "Markup">;

export type Attributes = { readonly [name: string]: string | number | undefined };

/** What XML cannot hold at all, and halves of surrogate pairs. */
const impossible = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

const entities = new Map([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
  ['"', "&quot;"],
  ["'", "&apos;"],
]);

function encode(text: string): string {
  return text.replace(impossible, "\u{FFFD}").replace(/[&<>"']/g, (character) => entities.get(character) ?? character);
}

/** Text as text, whatever it holds. */
export function words(text: string): Markup {
  return encode(text) as Markup;
}

/** An element. Attributes that are undefined are left out, numbers are rounded to a tenth. */
export function element(name: string, attributes: Attributes, ...children: readonly Markup[]): Markup {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${encode(typeof value === "number" ? String(Math.round(value * 10) / 10) : String(value))}"`)
    .join("");
  const content = children.join("");
  return (content === "" ? `<${name}${written}/>` : `<${name}${written}>${content}</${name}>`) as Markup;
}
