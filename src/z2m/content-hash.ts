/** Two rounds of FNV-1a with different starts; public domain, and stable for ever, as names in people's files depend on it. */
function fnv1a(text: string, start: number): string {
  let hash = start;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, "0");
}

/** 16 hexadecimal digits that depend on nothing but the text. To tell things apart, not to protect them. */
export function contentHash(text: string): string {
  return fnv1a(text, 0x811c9dc5) + fnv1a(text, 0x9747b28c);
}
