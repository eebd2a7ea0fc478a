/** An id people can read, made from a title: "Hall lamp" is `hall-lamp`; taken ones get a number. */
export function readableId(hint: string, isTaken: (id: string) => boolean): string {
  const base =
    hint
      .normalize("NFKD")
      .replace(/[^A-Za-z0-9]+/g, "-")
      .replace(/^-+|-+$/g, "")
      .toLowerCase()
      .slice(0, 40) || "node";
  if (!isTaken(base)) return base;
  for (let count = 2; ; count += 1) {
    const id = `${base}-${count}`;
    if (!isTaken(id)) return id;
  }
}
