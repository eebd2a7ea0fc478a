/**
 * The only door through which text from outside (device names, choices, labels, notes) enters generated TypeScript.
 * What leaves here is one token: no content can end its literal or its comment, or read differently from what it is.
 */

/** Control, line-separator, bidirectional and invisible characters that JSON leaves as they are: written as escapes, since source that shows otherwise than it runs cannot be reviewed. */
const misleading = /[\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/g;

/**
 * The Latin letters of European languages, in their composed form. Identifiers may hold more, and tools differ in how much:
 * what is made from other letters is quoted, which is always right.
 */
const plainKey = /^[A-Za-z_$\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f][A-Za-z0-9_$\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f]*$/;

function escapeCharacter(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/** A double-quoted literal that evaluates to exactly `text`, safe also inside an HTML script element. */
export function encodeString(text: string): string {
  // JSON.stringify already escapes quotes, C0 controls and lone surrogates.
  return JSON.stringify(text)
    .replace(misleading, escapeCharacter)
    .replace(/<(?=[/!])/g, "\\u003c");
}

/** The name of a member in an object literal or an interface: bare where that is possible, else quoted. */
export function encodeKey(text: string): string {
  // `{ "__proto__": x }` would set the prototype; the computed form makes a member like any other.
  if (text === "__proto__") return '["__proto__"]';
  return plainKey.test(text) ? text : encodeString(text);
}

/** Access to a member of that name: `.name` or `["name"]`. */
export function encodeMember(text: string): string {
  return plainKey.test(text) ? `.${text}` : `[${encodeString(text)}]`;
}

/**
 * One line of comment text, safe after `// ` and inside a block comment. Line ends become spaces, whatever could end the
 * comment or act as a directive of a tool is broken up.
 */
export function encodeComment(text: string): string {
  return text
    .replace(/\p{Surrogate}/gu, "\ufffd")
    .replace(/[\r\n\t\v\f\u0085\u2028\u2029]+/g, " ")
    .replace(/\p{Cc}/gu, escapeCharacter)
    .replace(misleading, escapeCharacter)
    .replace(/\*(?=\/)/g, "*\\")
    .replace(/<(?=\/script|!--)/gi, "<\\")
    .replace(/([@#])(?=\s*(?:ts-|__|source))/g, "$1 ")
    .trim();
}

/** The lines of a text as comment lines, without empty ones at the ends. */
export function encodeCommentLines(text: string): readonly string[] {
  const lines = text.split(/\r\n|[\r\n\u2028\u2029]/).map(encodeComment);
  const first = lines.findIndex((line) => line !== "");
  const last = lines.findLastIndex((line) => line !== "");
  return first === -1 ? [] : lines.slice(first, last + 1);
}
