const longestId = 60;

/** A file name from a title: lower case words joined by hyphens, numbered when it is taken (`taken` in lower case). */
export function freeFlowId(title: string, taken: ReadonlySet<string>): string {
  const words = title
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, "-")
    .replaceAll(/^-+|-+$/g, "");
  const wanted = [...words].slice(0, longestId).join("").replace(/-+$/, "") || "flow";
  const base = reserved.test(wanted) ? `${wanted}-flow` : wanted;
  for (let number = 1; ; number++) {
    const id = number === 1 ? base : `${base}-${number}`;
    if (!taken.has(id)) return id;
  }
}

/** Names that Windows keeps for devices. */
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)$/;
